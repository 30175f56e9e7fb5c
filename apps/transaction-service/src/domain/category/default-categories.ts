import type { CategoryKind } from './category';

export interface DefaultCategory {
  name: string;
  color: string;
  icon: string;
  children?: readonly { name: string; icon: string }[];
}

/** The set a ledger starts with. Names in English; a person renames, archives or deletes them at will. */
export const DEFAULT_CATEGORIES: Readonly<Record<CategoryKind, readonly DefaultCategory[]>> = {
  expense: [
    {
      name: 'Food',
      color: '#2f9e44',
      icon: 'tools-kitchen-2',
      children: [
        { name: 'Groceries', icon: 'shopping-cart' },
        { name: 'Restaurants', icon: 'bowl-chopsticks' },
      ],
    },
    {
      name: 'Housing',
      color: '#1971c2',
      icon: 'home',
      children: [
        { name: 'Rent', icon: 'key' },
        { name: 'Utilities', icon: 'bolt' },
        { name: 'Internet & phone', icon: 'wifi' },
        { name: 'Household', icon: 'armchair' },
      ],
    },
    {
      name: 'Transport',
      color: '#e8590c',
      icon: 'car',
      children: [
        { name: 'Fuel', icon: 'gas-station' },
        { name: 'Public transport', icon: 'train' },
        { name: 'Car', icon: 'steering-wheel' },
      ],
    },
    {
      name: 'Health',
      color: '#e03131',
      icon: 'heartbeat',
      children: [
        { name: 'Doctor', icon: 'stethoscope' },
        { name: 'Pharmacy', icon: 'pill' },
      ],
    },
    {
      name: 'Leisure',
      color: '#9c36b5',
      icon: 'masks-theater',
      children: [
        { name: 'Sport', icon: 'ball-football' },
        { name: 'Subscriptions', icon: 'repeat' },
        { name: 'Culture', icon: 'ticket' },
      ],
    },
    {
      name: 'Shopping',
      color: '#f08c00',
      icon: 'shopping-bag',
      children: [
        { name: 'Clothing', icon: 'shirt' },
        { name: 'Electronics', icon: 'device-laptop' },
      ],
    },
    { name: 'Insurance', color: '#0c8599', icon: 'shield' },
    { name: 'Children', color: '#d6336c', icon: 'baby-carriage' },
    { name: 'Education', color: '#3b5bdb', icon: 'school' },
    { name: 'Travel', color: '#099268', icon: 'plane' },
    { name: 'Fees & taxes', color: '#5c6370', icon: 'receipt-tax' },
  ],
  income: [
    { name: 'Salary', color: '#2b8a3e', icon: 'briefcase' },
    { name: 'Interest', color: '#1864ab', icon: 'percentage' },
    { name: 'Refunds', color: '#5f3dc4', icon: 'receipt-refund' },
    { name: 'Gifts', color: '#a61e4d', icon: 'gift' },
    { name: 'Other income', color: '#5c6370', icon: 'coins' },
  ],
};
