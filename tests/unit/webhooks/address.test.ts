import { describe, expect, it } from 'vitest'
import { isPublicAddress, isPublicHost } from '@/lib/platform/http/outbound/address'

describe('an address of the public Internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '200.160.2.3', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2001:4860:4860::8888'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private 10', '10.0.0.1'],
    ['private 172', '172.16.0.1'],
    ['private 172, its end', '172.31.255.255'],
    ['private 192', '192.168.1.1'],
    ['link-local', '169.254.1.1'],
    ['metadata of AWS, GCP and Azure', '169.254.169.254'],
    ["Azure's platform", '168.63.129.16'],
    ["Alibaba's metadata, shared space", '100.100.100.200'],
    ['shared space', '100.64.0.1'],
    ["Oracle's metadata, IETF", '192.0.0.192'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['hex', '0x7f.0.0.1'],
    ['two parts', '127.1'],
    ['loopback of IPv6', '::1'],
    ['none of IPv6', '::'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, in hex', '::ffff:7f00:1'],
    ['mapped, of a public one', '::ffff:8.8.8.8'],
    ['compatible', '::127.0.0.1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64, local', '64:ff9b:1::a9fe:a9fe'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['link-local of IPv6', 'fe80::1'],
    ['with a zone', 'fe80::1%eth0'],
    ['public with a zone', '2606:4700::1111%eth0'],
    ['unique local', 'fd00:ec2::254'],
    ['site-local', 'fec0::1'],
    ['multicast of IPv6', 'ff02::1'],
    ['documentation of IPv6', '2001:db8::1'],
    ['discard', '100::1'],
    ['unassigned', '4000::1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('is not %s: %s', (_, address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a public host', () => {
  it.each(['example.com', 'EXAMPLE.com.', 'a.b.example.com.br', 'xn--caf-dma.example', '8.8.8.8', '[2606:4700:4700::1111]', 'my_host.example.com', '1password.com'])(
    'may be %s',
    (host) => expect(isPublicHost(host)).toBe(true),
  )

  it.each([
    'localhost', 'LOCALHOST', 'localhost.', 'foo.localhost', 'foo.localhost.', 'localhost.localdomain', 'db', 'printer.local',
    'metadata.google.internal', 'router.lan', 'a.home.arpa', '127.0.0.1', '127.0.0.1.', '127.1', '2130706433', '017700000001', '0x7f000001',
    '0x7f.1', '0177.0.0.1', '[::1]', '::1', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '169.254.169.254',
    '', '.', '..', 'a..b', '-a.example', 'café.example', '１２７.0.0.1', 'a b.example', `${'a'.repeat(64)}.example`, `${'a.'.repeat(130)}com`,
    'example.com:80', 'user@example.com', 'example.com/x', '1.2.3.4.5', 'foo.0x7f',
  ])('is not %s', (host) => expect(isPublicHost(host)).toBe(false))
})
