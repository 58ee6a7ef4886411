"""Words for finding names in Chilean Spanish: first names, surnames, and the words that are neither. All folded."""

_FIRST_NAMES = """
abelardo adela adelaida adelina adolfo adrian adriana agnes agueda agustin agustina aida ailin alan alberto aldo ale
alejandra alejandro alejo alex alexander alexandra alexis alfonso alfredo alicia allison alonso alvaro amalia amanda
amaro amelia amparito ana anahi anais anamaria anastasia andre andrea andreita andres andy angela angelica angelina
angelito angelo angie anita anselmo anto antonella antonia antonieta antonio antu araceli aracely arantxa ariel
arlette armando aron artemio arturo asdrubal astrid augusta augusto aurelia aurelio ayleen aylin azucena baltazar
barbara bartolome bastian bea beatriz belen belinda beni benita benito benja benjamin benjita bernarda bernardita
bernardo berta bettina bianca blas boris braulio brenda brian brigitte britany bruna bruno byron cami camila
camilita camilo candelaria carito carla carlita carlitas carlitos carlos carmen carmencita carmina carolina casandra
cata catalina catherine cathy cati catita cecilia celestino celia cesar chabe chabela chantal chari charlotte charly
chelo chepa chio christian christopher cindy cinthia ciro clarisa clarita clau claudia claudina claudio clemente
colomba coni conrado constanza cony corina cornelio cote coti crescencia cristel cristell cristi cristian cristina
cristobal cruzita cynthia dafne dalia damaris damaso damian danae dani dania daniel daniela danielita danielle
danilo danitza danny dario darling dayana debbie debora delfin delfina delia demetrio denisse dennis desiree diamela
diana diego dina dionisio domi dominga dominique domitila doris edgar edgardo edith edmundo eduardo eduvigis
efigenia efrain eladio elba eleazar elena eleonora eleuterio eliana elias elisa eliseo elizabet elizabeth eloisa
eloy elsa elvira emanuel emely emeterio emi emilia emiliano emilio emily emma encarnacion enrique erasmo erica erika
ermelinda ernesto esmeralda esperancita esteban estefani estefania estela estelita ester ethan eufemia eugenia
eugenio eulalia eusebio eva evangelina evaristo evelyn ezequiel fabi fabian fabiola fabricio facundo fanny fede
federico feli felipe felix fena fenita fer ferchu ferna fernanda fernando fidel fidelina filomena flaca- florencia
florentina fran francesca franchesca franchu francisca francisco freddy fresia froilan gabi gabriel gabriela gaby
gaspar genesis genoveva geral geraldine gerardo german gervasio gilberto gilda gina giovanna gise gisela giuliana
gladys glenda gonza gonzalo gonzi gracie graciela gregorio greta guadalupe guille guillermina guillermo gumercinda
gustava gustavo hanna haydee hector heidi helena hellen heriberto herman hermenegilda hermes herminia hernan hernani
higinio hilario hilda hipolito horacio hortencia hortensia hugo humberto idalia igna ignacia ignacio ildefonso ilse
imelda indira ines ingrid inigo irene irma isa isaac isabel isabella isaias isi isidora isidro ismael isolda isolina
ivan ivania ivette ivonne jacinta jacinto jackeline jacob jacque jacqueline jaime jair janet janette janine jaquelin
jaqueline jasna javi javier javiera javierita javita jazmin jean jeannette jeannine jeison jeni jenifer jennifer
jenny jeremias jeremy jerson jesica jessenia jessica jhoana jhon jime jimena joaco joan joanna joaquin joaquina
jocelyn joche joel johanna johnny jonas jonathan jordan jordana jorge jose josecito josefa josefi josefina josefino
josefita joselina joselyn joshua josue jovita joyce juan juana juancho juanita juanito juanjo juanpa julia julian
juliana juliane julieta julissa juvenal karen kari karim karime karin karina karito karla karlita karol kassandra
kata kathe katherine kathy katia katita katy keila keka kelly kena kenia kevin kiara kike kimberly klaus krasna
krishna ladislao laila lalo laura laurita lautaro lazaro leandro leila lenka leocadia leona leonardo leonor leonora
leopoldo leslie leticia liam lidia lili lilia lilian liliana lilita lily lindor lisandro lisette lisset lissette liz
liza lizbeth lizet lola lore lorena lorenita lorenza lorenzo loreta loreto lourdes luchita luchito lucho lucia
luciana luciano lucila lucrecia lucy ludmila luigi luis luisa lulu luz-maria luzmila luzmira mabel maca macarena
macario mache madeleine magaly magda magdalena magnolia maida maite malena mane manolo manu manuel manuela marce
marcela marcelino marcelita marcelo marcia marcial marco marcos margot mari maria mariajose mariana marianela
mariano maribel maricarmen maricel maricela mariela marilyn mario marion marisa marisol marita maritza marjorie
marlen marlene marta martin martina martita maru mary mateo mathias mati matias matilda matilde matteo maura maureen
mauricio maxi maximiliano maycol mayra meche megan melania melanie melchor melinda melisa melissa memo mercedita
mercy meredith micaela michael michelle michi miguel milena millaray minerva mireya miriam mirna mirta mitzi moira
moises moni monica monique moniquita monserrat montserrat mony myriam nacha nachito nacho nadia nadine nahuel nancy
naomi nata natali natalia natasha nathalie nathaly nati naty nayaret nayareth nayeli nazario neftali neli nelly
nelson nereida nestor nicanor nico nicol nicolas nicolasa nicolasito nicole nidia nilda ninoska noah noelia noemi
nona-ines nora norma nubia octavio odette odilia ofelia olaya olegario olga olimpia olivia onofre orfelina oriana
oriela orieta orlando oscar osvaldo otilia pabla pablo pachi palmira palo pame pamela pamelita pancha panchita
panchito pancho pantaleon paola pascal pascual pascuala pati patricia patricio patty paty paula pauli paulina
paulita pauly pedro penelope pepa pepe pepita petronila pia pili pily pipe pipo plinio polette popi priscila quena
queta quique rafa rafael rafaela rafaella rafita rainiero ramiro ramon ramona raquel raul rayen rebeca rebecca
regina reinaldo remigio renata renato renzo ricardo richard rigoberto robert roberta roberto rodolfo rodri rodrigo
rogelio rolando romeo romi romina rominita ronald ronny rosaelvira rosalba rosalia rosalinda rosamaria rosana
rosanna rosario rosaura rosemarie rosendo rosi rosita rosy roxana roxanna roxy ruben rubi rudy rufino ruperto ruth
sabina sabrina salome samanta samantha samara samuel sandra sandrita sandro sandy santi santino sara sarai sarita
sary saturnino scarlet scarleth scarlett seba sebastian sebita selena selma serafin sergio sheila shirley sigrid
silvana silverio silvestre silvi silvia silvina silvita simon simona sixto sofanor sofi sofia sofita solange sole
soni sonia stefania steffany stephanie susana susy suyai sylvia tabita tamara tami tamy tania tata-luis tati tatiana
taty tefa tefi telma teodoro tere teresa teresita thais thelma thiago thiare tiare tobias tomas tomasita tomasito
tomi toya trini trinidad tulio uberlinda ulises ursula vale-maria valentin valentina valentino valeria valeriano
valeska valito vane vanesa vanessa vanessita vania vanne veito venancio verena verito vero veronica vicenta vicente
vichi vicho vicky victor victorino viki vilma virginia virna vivi viviana vivita vladimir walter wanda wenceslao
wendy wilfredo william wilma wilson wladimir xavi xaviera xime ximena yael yamila yamilet yanara yanet yanett yani
yanina yaqueline yaritza yasmin yasna yazmin yeison yeni yenifer yenni yenny yesenia yessica yocelyn yolanda yoli
yoselin yoya yoyi yuliana yulisa yuri yuyu zacarias zaida zenobia zoe zoila zoraida zulema zulma zunilda zunny
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""Found wherever they stand, in any case."""

_AMBIGUOUS_FIRST = """
abril africa alba alma america amparo angel angeles asuncion aurora bambi bella blanca caridad caro celeste cielo
clara claro concepcion constante consuelo cruz dolores domingo esperanza estrella fe flor flora francia franco gala
gloria gracia ida india iris israel jade jesus julio justo lea leo leon libertad linda lucas luna luz mar margarita
marina max maximo mercedes mia mila milagros modesto nieves nina paloma pato patricia-flor paz perla piedad pilar
prudencia reina remedios rey roca rocio rosa rosas salvador santiago santos serena socorro sol soledad tita tito
transito vale valen valle victoria vida violeta
"""
AMBIGUOUS_FIRST = frozenset(_AMBIGUOUS_FIRST.split())
"""Also ordinary words or places: names only where something says so."""

_SURNAMES = """
abarca acevedo acosta acuna aguilar aguilera aguirre alarcon alvarado alvarez alvial amigo andrade angulo arancibia
aranda aravena araya arce arellano arriagada arroyo astudillo avendano avila ayala baeza bahamondes balmaceda
barraza barrera barria barrientos barrios bastias becerra benavides bermudez bustamante bustos caceres calderon
campos canales candia carcamo cardenas caro carrasco carreno carvajal castaneda castillo castro cerda cespedes cid
cisternas concha contreras cordero cordova cornejo correa cortes cruz cuevas delgado diaz donoso duarte duran
echeverria elgueta escobar escobedo espejo espinosa espinoza farias faundez fernandez ferrada figueroa flores
fuentealba fuentes fuenzalida gaete gajardo gallardo gallegos galvez garay garces garcia garrido godoy gomez
gonzalez guajardo guerra guerrero gutierrez guzman henriquez hermosilla hernandez herrera hidalgo huaiquil huenchual
hurtado ibanez ibarra inostroza iturra jara jaramillo jerez jimenez jofre jorquera lagos lara latorre leal leiva
letelier lillo lizama llanos lobos lopez loyola machado maldonado mancilla manriquez marchant mardones marin marquez
martinez maturana matus medel medina mella mellado mena mendez mendoza meneses merino meza millan miranda molina
moncada monsalve montecinos montenegro montero mora moraga morales moreno moya munoz nahuelpan navarrete navarro
neira norambuena novoa nunez obreque ojeda olate olave olguin olivares oliveros orellana ortega ortiz osorio osses
otarola oyarzo oyarzun pacheco palacios palma paredes parra pastene pavez pena peralta pereira perez pino pinto
pizarro plaza poblete ponce pozo prado puebla quezada quilodran quinteros quiroga quiroz ramirez ramos rebolledo
reyes riffo rios riquelme rivas rivera riveros robles roca rodriguez rojas roman romero rosales rubio ruiz saavedra
saez sagredo salas salazar saldivia salgado salinas san-martin sanchez sandoval sanhueza santana santander
santibanez sepulveda serrano silva soto sotomayor suarez tapia tello toledo toro torres troncoso ulloa urbina urra
urrutia valdebenito valderrama valdes valdivia valencia valenzuela vallejos varas varela vargas vasquez vega velasco
velasquez venegas vera vergara vidal vielma villagran villalobos villanueva villarroel villegas yanez zamora
zamorano zapata zavala zuniga
"""
SURNAMES = frozenset(_SURNAMES.split())
"""They follow a first name or a title."""

_ORDINARY_SURNAMES = """
amigo barrera barrios blanco bravo campos canales castillo concha cordero cortes cuevas delgado espejo flores
fuentes gallardo guerra guerrero lagos leal llanos lobos mora moreno palacios palma paredes parra pena pino pinto
plaza pozo prado puebla ramos reyes rios robles rojas rojo romero rosales rubio salas salinas toro torres valdivia
valencia vega vera villa
"""
ORDINARY_SURNAMES = frozenset(_ORDINARY_SURNAMES.split())
ORDINARY = AMBIGUOUS_FIRST | ORDINARY_SURNAMES
"""Words that stay where nothing says that they are a name, even a known one."""

_PROMPT_WORDS = """
ejemplo ensayo ficticia ficticio modelo muestra prueba
"""
PROMPT_WORDS = ORDINARY | frozenset(_PROMPT_WORDS.split())
"""Words that instructions to a model use as well."""

_CONNECTORS = """
da de del di e la las los san santa van von y
"""
CONNECTORS = frozenset(_CONNECTORS.split())

_RELATIONS = """
abuela abuelita abuelito abuelo ahijada ahijado amiga amigo amiguita bebe colega comadre compadre companera
companero cunada cunado esposa esposo ex guagua guaguita hermana hermanastra hermanita hermanito hermano hija
hijastra hijastro hijita hijito hijo jefa jefe madre madrina mama mami mamita marido mujer nana nieta nieto novia
novio nuera padre padrino papa papi papito pareja polola pololo prima primo senora sobrina sobrino suegra suegro tia
tio vecina vecino yerno
"""
RELATIONS = frozenset(_RELATIONS.split())

_TITLES = """
doctor doctora don dona dr dra enfermera familia senor senora senorita senorito sr sra srita srta tia tio
"""
TITLES = frozenset(_TITLES.split())
