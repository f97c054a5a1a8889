/** Common names of people and streets for made-up towns (no list of real people). */
const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

export const STREET_NAMES = words(`
  Oak St, Elm St, Maple Ave, Cedar Ln, Main St, Church St, Mill Rd, Park Ave, Walnut St, Washington Blvd, Lake Dr, Hickory Ct,
  Birch Way, School St, High St, Prairie View Dr, Chestnut St, Spring St, 2nd St, 3rd St, 10th St, St Clair Ave, Willow Ln,
  Franklin St, Liberty Ave, Orchard Rd, Depot St, Sycamore Ter, Hill St, Linden Ave, Buckeye Dr, Union St, Jackson Pike, Meadow Ln,
  Quarry Rd, Cherry St, Dogwood Ct, Pearl St, Railroad St, Sunset Blvd`)

export const FIRST_NAMES = words(`
  James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William, Barbara, Richard, Susan, Joseph, Jessica,
  Thomas, Karen, Charles, Sarah, Daniel, Nancy, Matthew, Lisa, Anthony, Betty, Mark, Sandra, Donald, Ashley, Steven, Emily, Paul, Donna,
  Andrew, Michelle, Joshua, Carol, Kenneth, Amanda, Kevin, Melissa, Brian, Deborah, George, Stephanie, Timothy, Rebecca, Ronald, Sharon,
  Abdi, Fatima, Hodan, Mohamed, Wei, Mei, Anh, Priya, Olga, Dmitri, Kwame, Aisha, Tyrone, Latoya, Siobhán, Zoë, Anne-Marie`)

export const LAST_NAMES = words(`
  Smith, Johnson, Williams, Brown, Jones, Miller, Davis, Wilson, Anderson, Thomas, Taylor, Moore, Jackson, Martin, Lee, Thompson, White,
  Harris, Clark, Lewis, Robinson, Walker, Young, Allen, King, Wright, Scott, Hill, Green, Adams, Nelson, Baker, Hall, Campbell, Mitchell,
  Carter, Roberts, O'Brien, McDonald, Van Horn, Nguyen, Kim, Patel, Schmidt, Kowalski, Hassan, Ali, Mohamud, Owens, Washington, Freeman,
  Bauer, Yoder, Troyer, D'Angelo, Smith-Jones, St. John, Okafor, Chen, Novak`)

export const SPANISH_FIRST_NAMES = words(`
  María, José, Luis, Ana, Juan, Carmen, Carlos, Rosa, Jorge, Guadalupe, Miguel, Lucía, Pedro, Elena, Rafael, Sofía, Jesús, Beatriz, Ramón, Inés`)

export const SPANISH_LAST_NAMES = words(`
  López, García, Martínez, Hernández, González, Rodríguez, Pérez, Sánchez, Ramírez, Torres, Flores, Rivera, Gómez, Díaz, Reyes, Muñoz,
  Núñez, de la Cruz, Peña, Ortiz`)
