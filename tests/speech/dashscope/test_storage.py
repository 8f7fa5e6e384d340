import pytest

from cosystudio.errors import Broken
from cosystudio.speech.dashscope.storage import _place
from cosystudio.speech.wire.http import HttpEndpoint

SERVICE = HttpEndpoint("https://dashscope.aliyuncs.com", "sk-1")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_storage_is_asked_in_encrypted_form(scheme: str) -> None:
    url = f"{scheme}://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/a/b.wav?Expires=1&Signature=a%2Bb%3D"
    origin, path = _place(url, SERVICE)
    assert origin == "https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com"
    assert path == "/a/b.wav?Expires=1&Signature=a%2Bb%3D"


def test_a_gateway_may_keep_the_sound_itself() -> None:
    gateway = HttpEndpoint("http://127.0.0.1:9880", "sk-1")
    assert _place("http://127.0.0.1:9880/a.wav", gateway) == ("http://127.0.0.1:9880", "/a.wav")
    for other in ("http://127.0.0.1:9881/a.wav", "https://127.0.0.1:9880/a.wav"):
        with pytest.raises(Broken):
            _place(other, gateway)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.wav",
        "https://aliyuncs.com.example.com/a.wav",
        "https://evil-aliyuncs.com/a.wav",
        "https://example.com#.aliyuncs.com",
        "https://example.com/.aliyuncs.com",
        "https://example.com\\.aliyuncs.com/a.wav",
        "https://user:word@oss.aliyuncs.com/a.wav",
        "https://oss.aliyuncs.com:8443/a.wav",
        "ftp://oss.aliyuncs.com/a.wav",
        "//oss.aliyuncs.com/a.wav",
        "https://[::1/a.wav",
        "a.wav",
    ],
)
def test_no_other_place_is_asked(url: str) -> None:
    with pytest.raises(Broken, match="not Alibaba Cloud's"):
        _place(url, SERVICE)
