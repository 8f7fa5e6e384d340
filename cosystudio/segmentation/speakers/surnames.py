"""Chinese family names."""

SURNAMES = frozenset(
    "贾賈王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡魏"
    "薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文柴晁"
    "鲁魯阮花燕关關诸諸尤邢詹甄鲍鮑柳"
)
"""The hundred most frequent ones, and those of the great novels, in both scripts."""

RARER_SURNAMES = frozenset(
    "严嚴乌烏费費糜蒯阚闞耿褚卫衛华戚窦竇俞廉岑倪滕殷毕畢邬鄔卞齐齊伍穆湛祁禹狄臧茅庞龐纪紀舒屈项項祝蓝藍闵閔席麻路娄婁危童颜顏梅盛刁骆駱樊凌霍虞柯管莫房"
    "裘缪繆宗丁郁单單杭洪包左石吉裴荣榮翁荀封储儲靳焦班仲伊宁寧仇栾欒甘戎祖符景黎蓟薊薄蒲索卓蔺藺屠蒙池胥苍蒼闻聞莘翟贡姬申冉郦酈雍璩桑桂濮牛寿壽扈冀浦尚农温溫"
    "晏瞿慕茹艾典沮严士"
)
"""More of them, which are as often ordinary words."""
