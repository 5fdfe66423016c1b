import { afterAll } from 'vitest';
import { createProject } from '../support/project.js';
import { behavesAsAPlugin } from './eslint-cli-behaviour.js';

const project = createProject();
afterAll(project.remove);

behavesAsAPlugin(() => project);
