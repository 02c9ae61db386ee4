export const cars = [
  { plate: 'RNT-001', model: 'Compact', dayRateCents: 3900 },
  { plate: 'RNT-002', model: 'Estate', dayRateCents: 5900 },
  { plate: 'RNT-003', model: 'Van', dayRateCents: 8900 },
];
