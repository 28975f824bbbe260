/* A soft PLC: the Structured Text of docs/plc as MATIEC compiled it, one scan each 10 ms, behind libmodbus's TCP server.
   Holding registers 0 to 23 are the PLC's block, 100 to 117 the station's. One connection at a time, as small PLCs have it.
   Argument: the port; 0 = any. It prints "port N" once it listens, and ends on SIGTERM or when its stdin closes. */

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "iec_std_lib.h"
#include "accessor.h"
#include "POUS.h"

#include <modbus.h> /* after the program: it defines OFF and other short names */

#define PLC_BASE 0
#define PLC_WORDS 24
#define STATION_BASE 100
#define STATION_WORDS 18
#define SCAN_NS 10000000LL

TIME __CURRENT_TIME;
BOOL __DEBUG;
extern SIMULATED_LINE CPU__LINE;
void config_init__(void);
void config_run__(unsigned long tick);

static long long now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void scan(modbus_mapping_t *registers, long long at_ns, unsigned long tick) {
  __CURRENT_TIME.tv_sec = at_ns / 1000000000LL;
  __CURRENT_TIME.tv_nsec = at_ns % 1000000000LL;
  for (int i = 0; i < STATION_WORDS; i++)
    CPU__LINE.STATION.value.table[i] = (INT)registers->tab_registers[STATION_BASE + i];
  config_run__(tick);
  for (int i = 0; i < PLC_WORDS; i++)
    registers->tab_registers[PLC_BASE + i] = (uint16_t)CPU__LINE.REGISTERS.value.table[i];
}

int main(int argc, char **argv) {
  modbus_t *server = modbus_new_tcp("127.0.0.1", argc > 1 ? atoi(argv[1]) : 0);
  modbus_mapping_t *registers = modbus_mapping_new(0, 0, STATION_BASE + STATION_WORDS, 0);
  int listener = modbus_tcp_listen(server, 1), client = -1;
  struct sockaddr_in at;
  socklen_t length = sizeof at;
  if (listener < 0 || registers == NULL || getsockname(listener, (struct sockaddr *)&at, &length) < 0) return 1;
  printf("port %d\n", ntohs(at.sin_port));
  fflush(stdout);
  config_init__();
  long long start = now_ns(), next = start;
  for (unsigned long tick = 0;;) {
    long long wait = (next - now_ns()) / 1000000;
    struct pollfd waits[2] = {{client >= 0 ? client : listener, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    int ready = wait > 0 ? poll(waits, 2, (int)wait) : 0;
    if (waits[1].revents) return 0;
    if (ready > 0 && client < 0) client = modbus_tcp_accept(server, &listener);
    else if (ready > 0) {
      uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
      int got = modbus_receive(server, query);
      if (got > 0) modbus_reply(server, query, got, registers);
      else if (got < 0) { close(client); client = -1; }
    }
    if (now_ns() >= next) {
      scan(registers, next - start, tick++);
      next += SCAN_NS;
    }
  }
}
