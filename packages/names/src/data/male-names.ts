/**
 * Men's given names: one class a line, `id gender | the same name | traditional counterparts | short and pet forms`, each part
 * `language=form,form`. A form may stand in several classes. Source: this project's own compilation from general knowledge of the
 * languages (be Belarusian in both orthographies, ru, uk, pl, lt, lv, en, de, fr, cs, sk); not reviewed by native readers of each.
 */
export const MALE_NAMES = `
alaksandr m | be=Аляксандр,Аляксандар ru=Александр uk=Олександр pl=Aleksander en=Alexander de=Alexander fr=Alexandre cs=Alexandr lv=Aleksandrs lt=Aleksandras | es=Alejandro it=Alessandro hr=Aleksandar hu=Sándor | be=Алесь,Алік,Сашка,Саша ru=Саша,Шура,Саня,Алик uk=Олесь,Сашко,Саша en=Alex,Sasha pl=Olek
alaksiej m | be=Аляксей ru=Алексей uk=Олексій pl=Aleksy,Aleksiej en=Alexey | en=Alexis ru=Алексий fr=Alexis | be=Алёша,Лёша,Аляксейка ru=Лёша,Алёша,Лёха
albert m | be=Альберт ru=Альберт uk=Альберт pl=Albert
anatol m | be=Анатоль,Анатолій ru=Анатолий uk=Анатолій pl=Anatol lt=Anatolijus |  | be=Толік,Толя ru=Толя,Толик
andrej m | be=Андрэй ru=Андрей uk=Андрій pl=Andrzej cs=Andrej lt=Andrejus,Andrius de=Andreas it=Andrea | en=Andrew fr=André | be=Андрусь ru=Андрюша
anton m | be=Антон,Антоні,Антось ru=Антон uk=Антон pl=Antoni lt=Antanas | ru=Антоний en=Anthony de=Anton | ru=Антоша
arkadz m | be=Аркадзь,Аркадзій ru=Аркадий uk=Аркадій pl=Arkadiusz
arsien m | be=Арсень,Арсеній ru=Арсений,Арсен uk=Арсеній,Арсен |  | ru=Сеня
arciom m | be=Арцём ru=Артём,Артемий uk=Артем pl=Artiom |  | ru=Тёма
artur m | be=Артур ru=Артур uk=Артур pl=Artur en=Arthur
bahdan m | be=Багдан ru=Богдан uk=Богдан pl=Bogdan,Bohdan
barys m | be=Барыс ru=Борис uk=Борис pl=Borys en=Boris |  | ru=Боря
branislau m | be=Браніслаў ru=Бронислав uk=Броніслав pl=Bronisław lt=Bronislavas
vadzim m | be=Вадзім ru=Вадим uk=Вадим pl=Wadim |  | ru=Вадик
valer m | be=Валерый,Валеры ru=Валерий uk=Валерій pl=Walery lt=Valerijus |  | be=Валера ru=Валера en=Valera
valancin m | be=Валянцін ru=Валентин uk=Валентин pl=Walenty lt=Valentinas | en=Valentine | ru=Валя
vasil m | be=Васіль ru=Василий uk=Василь pl=Wasyl,Bazyli | en=Basil | be=Васілёк,Вася ru=Вася
vikiencij m | be=Вікенцій,Вінцэнт,Вінцэсь ru=Викентий uk=Вікентій pl=Wincenty en=Vincent
viktar m | be=Віктар ru=Виктор uk=Віктор pl=Wiktor en=Victor lt=Viktoras | es=Víctor | ru=Витя be=Віця
vital m | be=Віталь,Віталій ru=Виталий uk=Віталій pl=Witalis,Witalij lt=Vitalijus | be=Вітольд,Вітаўт ru=Витольд,Витовт pl=Witold,Witołd lt=Vytautas uk=Вітольд | be=Віталік ru=Виталик
uladzimir m | be=Уладзімір,Уладзімер ru=Владимир uk=Володимир pl=Włodzimierz de=Wladimir lt=Vladimiras cs=Vladimír |  | be=Валодзя,Уладзя,Вова ru=Володя,Вова uk=Володя
uladzislau m | be=Уладзіслаў ru=Владислав uk=Владислав pl=Władysław lt=Vladislavas cs=Vladislav | pl=Ładysław en=Ladislaus | be=Улад,Уладзік ru=Влад,Владик
usievalad m | be=Усевалад ru=Всеволод uk=Всеволод |  | ru=Сева
usiaslau m | be=Усяслаў ru=Всеслав uk=Всеслав
viacaslau m | be=Вячаслаў ru=Вячеслав uk=В'ячеслав lt=Viačeslavas | be=Вацлаў ru=Вацлав pl=Wacław cs=Václav | be=Слава,Славік ru=Слава
vaclau m | be=Вацлаў ru=Вацлав pl=Wacław cs=Václav | be=Вячаслаў ru=Вячеслав
hienadz m | be=Генадзь,Генадзій ru=Геннадий uk=Геннадій pl=Giennadij |  | be=Гена ru=Гена
henryk m | be=Генрых ru=Генрих uk=Генріх pl=Henryk de=Heinrich lt=Henrikas | en=Henry
hieorhij m | be=Георгій ru=Георгий uk=Георгій pl=Gieorgij,Georgij | be=Юрый,Ягор ru=Юрий,Егор uk=Юрій,Єгор en=George pl=Jerzy | ru=Жора
jury m | be=Юрый,Юры ru=Юрий uk=Юрій de=Juri lt=Jurijus | pl=Jerzy lt=Jurgis en=George be=Георгій ru=Георгий | be=Юрась,Юрка ru=Юра uk=Юрко
jahor m | be=Ягор ru=Егор uk=Єгор pl=Jegor | be=Георгій ru=Георгий
rygor m | be=Рыгор,Грыгорый ru=Григорий uk=Григорій pl=Grzegorz de=Grigori | en=Gregory fr=Grégoire | be=Рыгорка,Грыша ru=Гриша
hleb m | be=Глеб ru=Глеб uk=Гліб
danila m | be=Данііл,Даніла,Даніл,Даніэль ru=Даниил,Данила,Данил uk=Данило,Даниїл pl=Daniel en=Daniel lt=Danielius |  | ru=Даня
dzmitry m | be=Дзмітрый,Дзмітры ru=Дмитрий uk=Дмитро pl=Dymitr lt=Dmitrijus en=Dimitri,Demetrius fr=Dimitri | be=Зміцер,Змітрок,Зьміцер | be=Дзіма,Зміцерка ru=Дима,Митя
zmicier m | be=Зміцер,Змітрок,Зьміцер | be=Дзмітрый ru=Дмитрий uk=Дмитро
dzianis m | be=Дзяніс ru=Денис uk=Денис pl=Denis lt=Denisas | pl=Dionizy | ru=Дэн
dziamjan m | be=Дзям'ян ru=Демьян uk=Дем'ян pl=Damian | en=Damian
jauhien m | be=Яўген,Яўгеній,Яўгені ru=Евгений uk=Євген,Євгеній pl=Eugeniusz de=Jewgeni en=Eugene,Yevgeny lt=Jevgenijus de=Eugen fr=Eugène |  | be=Жэня ru=Женя uk=Женя
zachar m | be=Захар ru=Захар uk=Захар pl=Zachariasz
zianon m | be=Зянон ru=Зенон uk=Зенон pl=Zenon
ivan m | be=Іван ru=Иван uk=Іван pl=Iwan lt=Ivanas | be=Ян pl=Jan en=John cs=Jan fr=Jean lt=Jonas | be=Янка,Ваня,Ясь ru=Ваня
jan m | be=Ян ru=Ян uk=Ян pl=Jan lt=Jonas | be=Іван ru=Иван uk=Іван en=John fr=Jean | be=Янка,Ясь
ihnat m | be=Ігнат,Ігнацій ru=Игнат,Игнатий uk=Гнат,Ігнат pl=Ignacy
ihar m | be=Ігар ru=Игорь uk=Ігор pl=Igor lt=Igoris |  | be=Ігарок ru=Игорёк
illa m | be=Ілья,Ілля ru=Илья uk=Ілля pl=Ilia,Ilja lt=Ilja | pl=Eliasz en=Elias be=Ільяш
iosif m | be=Іосіф,Язэп ru=Иосиф,Осип uk=Йосип pl=Józef en=Joseph lt=Juozas de=Josef | be=Юзаф,Юзэф es=José it=Giuseppe cs=Josef | be=Юзік
kazimir m | be=Казімір ru=Казимир uk=Казимир pl=Kazimierz lt=Kazimieras |  | be=Казік
kanstancin m | be=Канстанцін ru=Константин uk=Костянтин pl=Konstanty,Konstantyn en=Constantine lt=Konstantinas de=Konstantin fr=Constantin |  | be=Кастусь,Косця ru=Костя uk=Костя
kiryl m | be=Кірыл,Кірыла ru=Кирилл uk=Кирило pl=Cyryl,Kiryl en=Cyril
kuzma m | be=Кузьма ru=Кузьма uk=Кузьма pl=Kosma
lavon m | be=Лявон | be=Леанід ru=Леонид,Леон pl=Leon
leanid m | be=Леанід ru=Леонид uk=Леонід pl=Leonid lt=Leonidas | be=Лявон | ru=Лёня be=Лёня
leanard m | be=Леанард ru=Леонард uk=Леонард pl=Leonard
leu m | be=Леў ru=Лев uk=Лев pl=Lew | en=Leo pl=Leon | ru=Лёва
luka m | be=Лука,Лукаш ru=Лука uk=Лука pl=Łukasz | en=Luke
makar m | be=Макар ru=Макар uk=Макар | ru=Макарий
maksim m | be=Максім ru=Максим uk=Максим pl=Maksym de=Maxim lt=Maksimas en=Max fr=Maxime | pl=Maksymilian | ru=Макс be=Макс
mark m | be=Марк ru=Марк uk=Марк,Марко pl=Marek en=Marcus
macviej m | be=Мацвей ru=Матвей uk=Матвій pl=Matwiej | pl=Mateusz en=Matthew be=Мацей lt=Motiejus | ru=Мотя
miacyslau m | be=Мечыслаў,Мячыслаў ru=Мечислав uk=Мечислав pl=Mieczysław lt=Mečislovas
mikalaj m | be=Мікалай,Мікола ru=Николай uk=Микола pl=Mikołaj de=Nikolai,Nikolaus en=Nicholas lt=Mikalojus,Nikolajus sk=Mikuláš fr=Nicolas es=Nicolás it=Nicola |  | be=Коля,Мікалайка ru=Коля
mikita m | be=Мікіта ru=Никита uk=Микита,Нікіта pl=Nikita lt=Nikita
miraslau m | be=Міраслаў ru=Мирослав uk=Мирослав pl=Mirosław
michail m | be=Міхаіл,Міхал ru=Михаил uk=Михайло pl=Michał en=Michael lt=Michailas,Mykolas fr=Michel es=Miguel de=Michael cs=Michal | be=Міхась,Міхал | be=Міша ru=Миша
navum m | be=Навум ru=Наум uk=Наум
aleh m | be=Алег ru=Олег uk=Олег pl=Oleg lt=Olegas |  | ru=Олежка
pavel m | be=Павел,Павал ru=Павел uk=Павло pl=Paweł cs=Pavel lt=Pavelas,Povilas | en=Paul fr=Paul de=Paul | be=Паўлюк,Паша ru=Паша
piotr m | be=Пётр,Пятро ru=Пётр,Петр uk=Петро pl=Piotr cs=Petr lt=Petras | en=Peter fr=Pierre de=Petrus | be=Пятрусь,Петрык ru=Петя
radzivon m | be=Радзівон,Радыён ru=Родион uk=Родіон |  | ru=Родя
raman m | be=Раман ru=Роман uk=Роман pl=Roman lt=Romanas |  | ru=Рома
rascislau m | be=Расціслаў ru=Ростислав uk=Ростислав pl=Rościsław |  | ru=Слава
ruslan m | be=Руслан ru=Руслан uk=Руслан pl=Rusłan
sava m | be=Сава ru=Савва uk=Сава pl=Sawa
sviataslau m | be=Святаслаў ru=Святослав uk=Святослав pl=Światosław |  | ru=Слава
siarhiej m | be=Сяргей ru=Сергей uk=Сергій pl=Sergiusz,Siergiej de=Sergej fr=Serge lt=Sergejus | es=Sergio sr=Srđan | be=Сярожа ru=Серёжа,Сергейка
stanislau m | be=Станіслаў ru=Станислав uk=Станіслав pl=Stanisław lt=Stanislovas,Stanislavas |  | be=Стась ru=Стас
sciapan m | be=Сцяпан ru=Степан uk=Степан | be=Стэфан ru=Стефан pl=Stefan en=Stephen lt=Steponas | ru=Стёпа
stefan m | be=Стэфан ru=Стефан pl=Stefan en=Stephen | be=Сцяпан ru=Степан
siamion m | be=Сямён ru=Семён,Семен uk=Семен | be=Сымон,Сімон ru=Симон pl=Szymon en=Simon | ru=Сёма
symon m | be=Сымон,Сімон ru=Симон pl=Szymon en=Simon | be=Сямён ru=Семён uk=Семен
tadevus m | be=Тадэвуш,Тадэуш ru=Тадеуш,Фаддей pl=Tadeusz lt=Tadas | en=Thaddeus
taras m | be=Тарас ru=Тарас uk=Тарас pl=Taras
tamas m | be=Тамаш pl=Tomasz en=Thomas lt=Tomas | ru=Фома be=Фама,Хама uk=Хома
fama m | be=Фама,Хама ru=Фома uk=Хома | pl=Tomasz en=Thomas be=Тамаш
cimafiej m | be=Цімафей,Цімох ru=Тимофей uk=Тимофій,Тиміш pl=Tymoteusz en=Timothy |  | ru=Тима
cimur m | be=Цімур ru=Тимур uk=Тимур pl=Timur
fiodar m | be=Фёдар,Хведар,Тодар ru=Фёдор,Федор uk=Федір pl=Fiodor de=Fjodor | pl=Teodor en=Theodore | ru=Федя
filip m | be=Філіп,Піліп ru=Филипп uk=Пилип,Філіп pl=Filip en=Philip
francisak m | be=Францішак,Францыск,Франц ru=Франциск,Франц uk=Франциск pl=Franciszek de=Franz en=Francis lt=Pranciškus
eduard m | be=Эдуард ru=Эдуард uk=Едуард de=Eduard | be=Эдвард pl=Edward en=Edward | ru=Эдик
edvard m | be=Эдвард ru=Эдвард pl=Edward en=Edward | be=Эдуард ru=Эдуард
eryk m | be=Эрык ru=Эрик uk=Ерік pl=Eryk en=Eric
emil m | be=Эміль ru=Эмиль uk=Еміль pl=Emil
julijan m | be=Юліян ru=Юлиан uk=Юліан pl=Julian
jakau m | be=Якаў ru=Яков uk=Яків | be=Якуб ru=Якуб pl=Jakub en=Jacob | ru=Яша
jakub m | be=Якуб ru=Якуб pl=Jakub en=Jacob lt=Jokūbas | be=Якаў ru=Яков uk=Яків
jaraslau m | be=Яраслаў ru=Ярослав uk=Ярослав pl=Jarosław cs=Jaroslav |  | ru=Слава,Ярик
caslau m | be=Часлаў,Чэслаў ru=Чеслав pl=Czesław lt=Česlovas
adam m | be=Адам ru=Адам uk=Адам pl=Adam
karl m | be=Карл,Кароль ru=Карл pl=Karol de=Karl en=Charles
bahuslau m | be=Багуслаў ru=Богуслав pl=Bogusław
hierman m | be=Герман ru=Герман uk=Герман pl=Herman
afanasij m | be=Апанас,Афанасій ru=Афанасий uk=Панас,Опанас,Афанасій pl=Atanazy lt=Atanazas
hardziej m | be=Гардзей ru=Гордей uk=Гордій pl=Gordiej
davyd m | be=Давыд,Давід ru=Давид uk=Давид pl=Dawid en=David lt=Dovydas
jafim m | be=Яфім,Юхім ru=Ефим uk=Юхим pl=Jefim,Eufemiusz
jamialjan m | be=Емяльян,Амяллян ru=Емельян uk=Омелян pl=Emilian
jarmolaj m | be=Ярмалай,Ярмола ru=Ермолай uk=Єрмолай,Ярмола
ilaryjon m | be=Іларыён,Ларывон ru=Илларион,Иларион uk=Іларіон pl=Hilarion
klim m | be=Клім,Клімент ru=Клим,Климент uk=Клим,Климент pl=Klemens en=Clement
lavrencij m | be=Лаўрэн,Лаўрэнцій ru=Лаврентий uk=Лаврентій,Лаврін pl=Wawrzyniec en=Lawrence lt=Laurynas
lavoncij m | be=Лявонцій ru=Леонтий uk=Леонтій pl=Leoncjusz
marat m | be=Марат ru=Марат uk=Марат pl=Marat
markel m | be=Маркел ru=Маркел uk=Маркел
marcin m | be=Марцін ru=Мартин,Мартын uk=Мартин pl=Marcin en=Martin lt=Martynas
myron m | be=Мірон ru=Мирон uk=Мирон pl=Miron
mitrafan m | be=Мітрафан ru=Митрофан uk=Митрофан
nazar m | be=Назар,Назарый ru=Назар,Назарий uk=Назар,Назарій pl=Nazar
nikandr m | be=Ніканор,Мікандр ru=Никанор,Никандр uk=Никанор
nichipar m | be=Нічыпар,Нікіфар ru=Никифор uk=Никифір,Ничипір pl=Nikifor
ales m | be=Алесь,Лесь uk=Олесь | | be=Аляксандр ru=Александр uk=Олександр
astap m | be=Астап ru=Остап,Евстафий uk=Остап pl=Eustachy
platon m | be=Платон ru=Платон uk=Платон pl=Platon
prochar m | be=Прохар ru=Прохор uk=Прохор
savelij m | be=Савелій,Саўка ru=Савелий uk=Савелій pl=Sawelij
spartak m | be=Спартак ru=Спартак uk=Спартак
trafim m | be=Трафім,Трахім ru=Трофим uk=Трохим pl=Trofim
cichan m | be=Ціхан ru=Тихон uk=Тихін,Тихон pl=Tichon
feliks m | be=Фелікс ru=Феликс uk=Фелікс pl=Feliks en=Felix lt=Feliksas
charyton m | be=Харытон ru=Харитон uk=Харитон
arnold m | be=Арнольд ru=Арнольд uk=Арнольд pl=Arnold
robert m | be=Роберт ru=Роберт uk=Роберт pl=Robert lt=Robertas
ryhard m | be=Рычард,Рышард ru=Ричард,Рышард pl=Ryszard en=Richard lt=Ričardas
ramuald m | be=Рамуальд ru=Ромуальд pl=Romuald lt=Romualdas
leapold m | be=Леапольд ru=Леопольд pl=Leopold
viktaryn m | be=Віктарын ru=Викторин pl=Wiktoryn
juzaf m | be=Юзаф,Юзэф ru=Юзеф pl=Józef | be=Іосіф,Язэп ru=Иосиф uk=Йосип
zyhmund m | be=Зыгмунд,Жыгімонт ru=Сигизмунд,Зигмунд pl=Zygmunt en=Sigismund lt=Žygimantas
valdzemar m | be=Вальдэмар ru=Вальдемар pl=Waldemar lt=Valdemaras
alhierd m | be=Альгерд,Альгірд ru=Альгерд,Ольгерд pl=Olgierd lt=Algirdas
jahajla m | be=Ягайла ru=Ягайло pl=Jagiełło lt=Jogaila
rustam m | be=Рустам ru=Рустам uk=Рустам en=Rustam
eldar m | be=Эльдар ru=Эльдар uk=Ельдар en=Eldar
rynat m | be=Рынат ru=Ринат uk=Рінат en=Rinat
rafail m | be=Рафаіл,Рафал ru=Рафаил uk=Рафаїл pl=Rafał en=Raphael
jaras m | be=Яраш ru=Ярош
matej m | be=Мацей ru=Мацей pl=Maciej | be=Мацвей ru=Матвей en=Matthew
tsierencij m | be=Цярэнцій ru=Терентий uk=Терентій
vilen m | be=Вілен ru=Вилен uk=Вілен
vil m | be=Віль ru=Виль
huryj m | be=Гурый ru=Гурий
inakiencij m | be=Інакенцій ru=Иннокентий uk=Інокентій pl=Innocenty
kandrat m | be=Кандрат ru=Кондрат,Кондратий uk=Кіндрат pl=Konrad
karniej m | be=Карней,Карнель ru=Корней,Корнелий uk=Корній pl=Kornel
ksavier m | be=Ксаверый ru=Ксаверий pl=Ksawery
filimon m | be=Філімон ru=Филимон uk=Филимон
archip m | be=Архіп ru=Архип uk=Архип
arystarch m | be=Арыстарх ru=Аристарх
auhust m | be=Аўгуст,Аўгусцін ru=Август,Августин pl=August,Augustyn
avram m | be=Абрам,Аўрам ru=Абрам,Авраам pl=Abraham en=Abraham
isaak m | be=Ісак,Ісаак ru=Исаак,Исак pl=Izaak en=Isaac
sidar m | be=Сідар,Ісідар ru=Сидор,Исидор uk=Сидір pl=Izydor
samuil m | be=Самуіл,Самуэль ru=Самуил pl=Samuel en=Samuel
salamon m | be=Саламон ru=Соломон pl=Salomon
veniamin m | be=Веніямін,Беньямін ru=Вениамин uk=Веніамін pl=Beniamin en=Benjamin
pantsialej m | be=Панцеляймон,Панцялей ru=Пантелеймон,Пантелей uk=Пантелеймон,Панько
parfiryj m | be=Парфірый ru=Порфирий
roland m | be=Раланд ru=Роланд pl=Roland
`;
