export {
  beginCall,
  finishCall,
  giveUpCall,
  type BeginCall,
  type BegunCall,
  type RepeatableCall,
} from './repeat-call.ts';
