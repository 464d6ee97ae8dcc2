/** Given and family names, by where they are common. Combined at random, so no real person is meant. */

/** One part of a name. `written` differs from `latin` only where it is written in Han characters. */
export interface NamePart {
  latin: string;
  written: string;
}

/** The names common among one folk. `han`: may be written in Han characters, family name first. */
export interface Folk {
  han: boolean;
  given: readonly NamePart[];
  family: readonly NamePart[];
}

/** "Anna Otto" gives two parts, "Wei:薇" one that is written in Han characters. */
function parts(list: string): NamePart[] {
  return list.split(' ').map((entry) => {
    const [latin = '', written] = entry.split(':');
    return { latin, written: written ?? latin };
  });
}

function folk(given: string, family: string, han = false): Folk {
  return { han, given: parts(given), family: parts(family) };
}

export const FOLK = {
  english: folk(
    'Harriet Owen Mabel Callum Joan Desmond Tessa Rory Beth Alan Imogen Clive Nora Wesley Fern Hugh Paula',
    'Whitlock Barrow Tansley Pryor Hadley Merrick Ashdown Loxley Fenner Garside Holloway Thorne Cobb Winslow',
  ),
  german: folk(
    'Anke Jürgen Lena Matthias Sabine Torsten Frieda Uwe Katrin Jonas',
    'Brandt Köhler Vogelsang Lindner Reuter Grau Hösl Petersen Sommerfeld',
  ),
  french: folk(
    'Élodie Bastien Camille Yves Noémie Gaël Sylvie Rémi Maëlle Thierry',
    'Delcourt Marchand Vasseur Lemoine Rouvière Chabert Pichon Garnault',
  ),
  italian: folk(
    'Chiara Renzo Giulia Sandro Ilaria Tommaso Marta Fabio',
    'Bellandi Corsini Ferrante Morandi Pavesi Rinaldi Zanetti',
  ),
  spanish: folk(
    'Inés Rodrigo Marisol Joaquín Lucía Esteban Pilar Andrés Ximena',
    'Olmedo Carrasco Vidal Quiroga Solano Herranz Barrientos Ledesma',
  ),
  dutch: folk('Sanne Joost Marijke Bram Femke Wouter', 'Verhagen Dijkstra Hoekstra Mulder Kuipers Terpstra'),
  nordic: folk('Astrid Søren Ingrid Lars Maja Henrik', 'Lindqvist Østergård Hagberg Nyström Dahl Ekman'),
  slavic: folk(
    'Anna Paweł Milena Zdeněk Katya Tomasz Irena Bogdan Ljuba Marek',
    'Novák Kowalczyk Petrov Wrona Hájek Sokolova Zielak Marković',
  ),
  turkish: folk('Elif Murat Zeynep Kerem Selin', 'Aydın Yılmazer Kaplan Demirci Özkan'),
  indian: folk(
    'Priya Arjun Kavita Rohan Meera Sanjay Lakshmi Vikram',
    'Nair Deshpande Kulkarni Iyer Banerjee Chowdhury Menon',
  ),
  african: folk(
    'Amara Kwame Zainab Tunde Adwoa Chidi Fatou Sefu',
    'Okonjo Mensah Diallo Adeyemi Boateng Ndiaye Mwangi',
  ),
  japanese: folk(
    'Haruka Kenji Yui Daisuke Michiko Sora Emi Takumi',
    'Morikawa Ishida Kurosawa Hayama Nakatani Okabe',
  ),
  korean: folk('Jiwoo Minseo Hyunwoo Soyeon Daehan Eunji', 'Kang Seo Yoon Baek Noh Im'),
  chinese: folk(
    'Wei:薇 Jianguo:建国 Xiaomeng:晓梦 Hao:浩 Yuting:雨婷 Zixuan:子轩 Lijuan:丽娟 Peng:鹏 Siqi:思琪 Dong:冬 ' +
      'Yifan:一帆 Meiling:美玲 Rui:睿 Qing:晴',
    'Lin:林 Zhao:赵 Xu:徐 Shen:沈 Gao:高 Tang:唐 Feng:冯 Jiang:江 Luo:罗 Qian:钱 Du:杜 Ye:叶 Bai:白 Qin:秦',
    true,
  ),
  taiwanese: folk(
    'Yichun:怡君 Chihming:志明 Shufen:淑芬 Tingyu:庭瑜 Kuanlin:冠霖 Yaling:雅玲 Peishan:佩珊 Chunchieh:俊傑 ' +
      'Hsinyi:欣怡 Minghan:明翰',
    'Chen:陳 Huang:黃 Wu:吳 Tsai:蔡 Hsieh:謝 Kuo:郭 Chiu:邱 Liao:廖 Yeh:葉 Su:蘇',
    true,
  ),
} as const satisfies Record<string, Folk>;
