/**
 * Women's given names: one class a line, `id gender | the same name | traditional counterparts | short and pet forms`, each part
 * `language=form,form`. A form may stand in several classes. Source: this project's own compilation from general knowledge of the
 * languages (be Belarusian in both orthographies, ru, uk, pl, lt, lv, en, de, fr, cs, sk); not reviewed by native readers of each.
 */
export const FEMALE_NAMES = `
alaksandra f | be=Аляксандра ru=Александра uk=Олександра pl=Aleksandra en=Alexandra |  | be=Алеся,Саша,Шура ru=Саша,Шура pl=Ola
aksana f | be=Аксана ru=Оксана uk=Оксана pl=Oksana | be=Ксенія ru=Ксения,Аксинья uk=Ксенія
ksienija f | be=Ксенія ru=Ксения uk=Ксенія pl=Ksenia de=Xenia en=Xenia | be=Аксана,Аксіння ru=Оксана,Аксинья uk=Оксана | ru=Ксюша
ala f | be=Ала ru=Алла uk=Алла pl=Ałła
alena f | be=Алена ru=Елена uk=Олена lt=Jelena | be=Гелена,Алёна ru=Алёна pl=Helena en=Helen,Elena cs=Helena fr=Hélène | be=Лена ru=Лена
alona f | ru=Алёна,Алена be=Алёна | ru=Елена be=Алена
aleusina f | be=Аляўціна,Алеўціна ru=Алевтина uk=Алевтина
alisa f | be=Аліса ru=Алиса uk=Аліса pl=Alicja en=Alice
alina f | be=Аліна ru=Алина uk=Аліна pl=Alina
albina f | be=Альбіна ru=Альбина uk=Альбіна pl=Albina
alesia f | be=Алеся ru=Олеся,Алеся uk=Олеся pl=Olesia |  | be=Аляксандра ru=Александра
anastasija f | be=Анастасія,Настасся ru=Анастасия,Настасья uk=Анастасія pl=Anastazja |  | be=Насця ru=Настя
anhielina f | be=Ангеліна ru=Ангелина uk=Ангеліна pl=Angelina
anzela f | be=Анжэла ru=Анжела uk=Анжела pl=Andżela en=Angela | be=Анжаліка ru=Анжелика
anzalika f | be=Анжаліка ru=Анжелика uk=Анжеліка pl=Andżelika en=Angelica | be=Анжэла ru=Анжела
hanna f | be=Ганна ru=Анна uk=Ганна,Анна pl=Anna,Hanna en=Anne lt=Ona,Ana hu=Anna |  | be=Аня,Ганначка,Ганка ru=Аня,Анюта
antanina f | be=Антаніна ru=Антонина uk=Антоніна pl=Antonina |  | ru=Тоня
aryna f | be=Арына ru=Арина | be=Ірына ru=Ирина
varvara f | be=Варвара,Барбара ru=Варвара uk=Варвара pl=Barbara,Warwara |  | ru=Варя be=Варка
vasilisa f | be=Васіліса ru=Василиса uk=Василиса
valeryja f | be=Валерыя ru=Валерия uk=Валерія pl=Waleria |  | ru=Лера be=Лера
valancina f | be=Валянціна ru=Валентина uk=Валентина pl=Walentyna |  | ru=Валя be=Валя
vanda f | be=Ванда ru=Ванда pl=Wanda
viera f | be=Вера ru=Вера uk=Віра pl=Wiera
vieranika f | be=Вераніка ru=Вероника uk=Вероніка pl=Weronika en=Veronica |  | be=Ніка ru=Ника
viktoryja f | be=Вікторыя ru=Виктория uk=Вікторія pl=Wiktoria en=Victoria |  | be=Віка ru=Вика
vitalija f | be=Віталія ru=Виталия uk=Віталія lt=Vitalija
volha f | be=Вольга ru=Ольга uk=Ольга pl=Olga |  | be=Воля,Оля ru=Оля
halina f | be=Галіна ru=Галина uk=Галина pl=Halina,Galina |  | be=Галя ru=Галя
daria f | be=Дар'я,Дарыя ru=Дарья,Дария uk=Дарія,Дар'я pl=Daria |  | be=Даша,Дашка ru=Даша
dzijana f | be=Дзіяна,Дыяна ru=Диана uk=Діана pl=Diana
jeudakija f | be=Еўдакія,Аўдоцця ru=Евдокия,Авдотья uk=Євдокія
jeva f | be=Ева ru=Ева uk=Єва pl=Ewa
jelizavieta f | be=Лізавета,Елізавета ru=Елизавета uk=Єлизавета pl=Elżbieta en=Elizabeth de=Elisabeth fr=Élisabeth |  | be=Ліза ru=Лиза
zanna f | be=Жанна,Жана ru=Жанна uk=Жанна pl=Żanna | be=Яна,Іаанна en=Joanna,Jeanne
zinaida f | be=Зінаіда ru=Зинаида uk=Зінаїда pl=Zinaida |  | ru=Зина be=Зіна
zoja f | be=Зоя ru=Зоя uk=Зоя pl=Zoja
inha f | be=Інга ru=Инга uk=Інга pl=Inga
inna f | be=Іна,Інна ru=Инна uk=Інна pl=Inna
iryna f | be=Ірына,Ірэна ru=Ирина uk=Ірина pl=Irena en=Irene fr=Irène cs=Irena | be=Арына ru=Арина | be=Іра ru=Ира
karyna f | be=Карына ru=Карина uk=Карина pl=Karina
kaciaryna f | be=Кацярына ru=Екатерина,Катерина uk=Катерина pl=Katarzyna en=Catherine de=Katharina fr=Catherine cs=Kateřina |  | be=Каця ru=Катя
krystsina f | be=Крысціна,Хрысціна ru=Кристина,Христина uk=Христина,Крістіна pl=Krystyna en=Christina
lada f | be=Лада ru=Лада uk=Лада
larysa f | be=Ларыса ru=Лариса uk=Лариса pl=Larysa |  | ru=Лара
lidzija f | be=Лідзія ru=Лидия uk=Лідія pl=Lidia |  | ru=Лида
lilija f | be=Лілія ru=Лилия uk=Лілія pl=Lilia |  | ru=Лиля
lubou f | be=Любоў ru=Любовь uk=Любов pl=Lubow |  | ru=Люба be=Люба
ludmila f | be=Людміла ru=Людмила uk=Людмила pl=Ludmiła |  | ru=Люда,Люся,Мила
maja f | be=Мая ru=Майя uk=Майя pl=Maja
marharyta f | be=Маргарыта ru=Маргарита uk=Маргарита pl=Małgorzata en=Margaret fr=Marguerite |  | ru=Рита be=Рыта
maryja f | be=Марыя ru=Мария,Марья uk=Марія pl=Maria en=Mary fr=Marie |  | be=Марыйка,Маша ru=Маша
maryna f | be=Марына ru=Марина uk=Марина pl=Maryna,Marina
marta f | be=Марта,Марфа ru=Марта,Марфа uk=Марта,Марфа pl=Marta
nadzieja f | be=Надзея ru=Надежда uk=Надія pl=Nadzieja |  | be=Надзя ru=Надя
natalla f | be=Наталля,Наталія ru=Наталья,Наталия uk=Наталія,Наталя pl=Natalia fr=Nathalie |  | be=Наташа,Наталка ru=Наташа
nina f | be=Ніна ru=Нина uk=Ніна pl=Nina
palina f | be=Паліна ru=Полина uk=Поліна pl=Polina | pl=Paulina be=Апалонія | ru=Поля
raisa f | be=Раіса ru=Раиса uk=Раїса pl=Raisa |  | ru=Рая
rehina f | be=Рэгіна ru=Регина uk=Регіна pl=Regina
ryma f | be=Рыма,Рымма ru=Римма uk=Римма
sviatlana f | be=Святлана,Сьвятлана ru=Светлана uk=Світлана pl=Swietłana |  | be=Света,Святланка ru=Света
sofja f | be=Соф'я,Сафія,Зоф'я ru=Софья,София uk=Софія pl=Zofia en=Sophia fr=Sophie |  | ru=Соня
stefanija f | be=Стэфанія,Сцепаніда ru=Стефания,Степанида pl=Stefania
tacciana f | be=Таццяна,Тацяна ru=Татьяна uk=Тетяна pl=Tatiana |  | be=Таня ru=Таня
tamara f | be=Тамара ru=Тамара uk=Тамара pl=Tamara |  | ru=Тома
taisija f | be=Таісія,Таіса ru=Таисия uk=Таїсія |  | ru=Тая
tereza f | be=Тэрэза ru=Тереза pl=Teresa en=Theresa
uljana f | be=Ульяна,Уляна ru=Ульяна uk=Уляна pl=Uljana | pl=Julianna
faina f | be=Фаіна ru=Фаина uk=Фаїна
elvira f | be=Эльвіра ru=Эльвира uk=Ельвіра pl=Elwira
ema f | be=Эма ru=Эмма uk=Емма pl=Emma
julija f | be=Юлія ru=Юлия uk=Юлія pl=Julia fr=Julie |  | be=Юля ru=Юля
janina f | be=Яніна ru=Янина uk=Яніна pl=Janina
jana f | be=Яна ru=Яна uk=Яна pl=Jana | be=Жанна pl=Joanna
jauhienija f | be=Яўгенія ru=Евгения uk=Євгенія pl=Eugenia |  | be=Жэня ru=Женя
jadviha f | be=Ядвіга ru=Ядвига uk=Ядвіга pl=Jadwiga
adela f | be=Адэля,Адэліна ru=Аделина pl=Adela,Adelina
ahata f | be=Агата,Агафія ru=Агата,Агафья uk=Гафія pl=Agata
ahnieska f | be=Агнія,Агнешка ru=Агния,Агнесса pl=Agnieszka en=Agnes
alla f | be=Эла ru=Элла uk=Елла
bahdana f | be=Багдана ru=Богдана uk=Богдана
branislava f | be=Браніслава ru=Бронислава pl=Bronisława
vialeta f | be=Віялета ru=Виолетта uk=Віолетта pl=Wioletta
hienavefa f | be=Генавефа ru=Геновефа pl=Genowefa
hienryjeta f | be=Генрыета ru=Генриетта pl=Henryka
dominika f | be=Дамініка ru=Доминика pl=Dominika
darafieja f | be=Дарафея,Дарота ru=Дорофея pl=Dorota en=Dorothy
ellinora f | be=Элеанора ru=Элеонора uk=Елеонора pl=Eleonora
evelina f | be=Эвеліна ru=Эвелина uk=Евеліна pl=Ewelina
emilija f | be=Эмілія ru=Эмилия uk=Емілія pl=Emilia
edzita f | be=Эдзіта,Эдыта ru=Эдита pl=Edyta
eryka f | be=Эрыка ru=Эрика pl=Eryka
zlata f | be=Злата ru=Злата uk=Злата
ilona f | be=Ілона ru=Илона uk=Ілона pl=Ilona
irma f | be=Ірма ru=Ирма
kamila f | be=Каміла ru=Камилла pl=Kamila
kira f | be=Кіра ru=Кира uk=Кіра pl=Kira
klara f | be=Клара ru=Клара uk=Клара pl=Klara
klaudzija f | be=Клаўдзія,Клава ru=Клавдия uk=Клавдія pl=Klaudia
luiza f | be=Луіза ru=Луиза pl=Luiza en=Louise
lija f | be=Лія ru=Лия uk=Лія
lola f | be=Лаліта ru=Лолита
mahdalena f | be=Магдалена,Магдаліна ru=Магдалина pl=Magdalena
matruna f | be=Матруна,Матрона ru=Матрёна uk=Мотря
milana f | be=Мілана ru=Милана uk=Мілана
miraslava f | be=Міраслава ru=Мирослава uk=Мирослава pl=Mirosława
nelli f | be=Нэлі,Нэля ru=Нелли,Неля uk=Неллі
nika f | be=Ніка ru=Ника | | be=Вераніка ru=Вероника
pelaheja f | be=Пелагея,Палагея ru=Пелагея uk=Пелагія
praskovja f | be=Праскоўя,Параска ru=Прасковья uk=Параска
renata f | be=Рэната ru=Рената pl=Renata
roza f | be=Роза,Ружа ru=Роза uk=Роза pl=Róża
ruslana f | be=Руслана ru=Руслана uk=Руслана
sabina f | be=Сабіна ru=Сабина pl=Sabina
sierafima f | be=Серафіма ru=Серафима uk=Серафима
sniazana f | be=Сняжана ru=Снежана uk=Сніжана
stanislava f | be=Станіслава ru=Станислава pl=Stanisława
tamila f | be=Таміла ru=Тамила
tekla f | be=Тэкля,Фёкла ru=Фёкла,Фекла uk=Текля pl=Tekla
uladzislava f | be=Уладзіслава ru=Владислава pl=Władysława
fiadora f | be=Фядора,Тэадора ru=Фёдора,Федора pl=Teodora
julijana f | be=Юліяна,Юльяна ru=Юлиана pl=Julianna
jaraslava f | be=Яраслава ru=Ярослава pl=Jarosława
jadzia f | be=Ядвіся pl=Jadzia
jeufrasinnia f | be=Еўфрасіння,Ефрасіння ru=Ефросинья,Евфросиния
alimpijada f | be=Алімпіяда ru=Олимпиада
aniela f | be=Анеля ru=Анеля pl=Aniela
anisia f | be=Анісся ru=Анисья,Анисия
anfisa f | be=Анфіса ru=Анфиса
hlafira f | be=Глафіра ru=Глафира
dzina f | be=Дзіна ru=Дина uk=Діна pl=Dina
zuzana f | be=Зузана,Сюзана ru=Сусанна,Сюзанна pl=Zuzanna
`;
