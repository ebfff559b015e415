import { findZone, readingOf } from './spoken/reading.ts';
import { readPieces } from './spoken/pieces.ts';
import { tokenise } from './spoken/token.ts';
