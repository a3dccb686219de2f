/* The version of octavo, in one place. */
#ifndef OCTAVO_VERSION_H
#define OCTAVO_VERSION_H

#define OCTAVO_VERSION "0.1.0"

#endif
