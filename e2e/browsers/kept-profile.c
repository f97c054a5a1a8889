/* Before WebKitGTK's own library (LD_PRELOAD): a driven MiniBrowser asks for storage that ends with it, as of a private
 * window, and is given storage in a folder, as a person's browser has it. */
#include <stdlib.h>

void *webkit_website_data_manager_new(const char *first, ...);

void *webkit_website_data_manager_new_ephemeral(void) {
  const char *folder = getenv("PORCHLIGHT_PROFILE");
  return webkit_website_data_manager_new("base-data-directory", folder, "base-cache-directory", folder, (void *)0);
}
