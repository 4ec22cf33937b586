/**
 * Agora notifications (NCS). `notifyMs` is new with every retry; the event's own instant is `payload.ts` (seconds) or `payload.lts`,
 * which comes in seconds or in milliseconds under one name. Not ordered, may repeat: `noticeId` names the event.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const agora: Mapping = {
  source: 'agora',
  note: 'agora/rtc/<channel>, agora/media-push/<converter id> or agora/media-pull/<player id> is the component.',
  cites: ['https://github.com/AgoraIO/Docs-Source/tree/master/shared/notification-center-service'],
  signature: { header: 'agora-signature-v2', algorithm: 'sha256', encoding: 'hex' },
  facts: [
    {
      when: 'productId = 1',
      type: {
        of: 'eventType in [104, 106, 108] ? "leave " & payload.reason : eventType in [103, 105, 107] ? "join" : "other"',
        map: {
          join: 'service.up',
          'leave 1': { ignore: 'the user left' },
          'leave 2': { type: 'service.degraded', with: { reason: 'timeout' } },
          'leave 3': { ignore: 'permissions of the user' },
          'leave 4': { type: 'service.degraded', with: { reason: 'server-internal' } },
          'leave 5': { ignore: 'another device of the user' },
          'leave 9': { ignore: 'several addresses of the user' },
          'leave 10': { type: 'service.degraded', with: { reason: 'network' } },
          'leave 99': { type: 'service.degraded', with: { reason: 'unknown' } },
          'leave 999': { ignore: 'an abnormal user' },
          other: { ignore: 'an event that is no failure' },
        },
      },
      id: 'agora:{noticeId}',
      occurredAt: { from: 'payload.ts', format: 'epoch-seconds' },
      component: 'agora/rtc/{payload.channelName}',
    },
    {
      when: 'productId in [4, 5]',
      type: {
        of: '$exists(payload.converter.state) ? payload.converter.state : payload.player.state',
        map: {
          failed: 'service.down',
          running: 'service.up',
          connecting: { ignore: 'connecting' },
        },
        otherwise: { ignore: 'an event that is no failure' },
      },
      id: 'agora:{noticeId}',
      occurredAt: { from: 'payload.lts', format: 'epoch-by-digits' },
      component: ['agora/media-push/{payload.converter.id}', 'agora/media-pull/{payload.player.id}'],
    },
    {
      when: '$not(productId in [1, 4, 5])',
      type: { of: '"other"', map: { other: { ignore: 'a product without a service state' } } },
      id: 'agora:{noticeId}',
      occurredAt: 'received',
    },
  ],
};
