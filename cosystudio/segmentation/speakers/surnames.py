"""Chinese family names."""

SURNAMES = frozenset(
    "贾賈王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡魏"
    "薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文柴晁"
    "鲁魯阮花燕关關诸諸尤邢詹甄鲍鮑柳"
)
"""The hundred most frequent ones, and those of the great novels, in both scripts."""
