export { withdraw as default } from './shared-system';
