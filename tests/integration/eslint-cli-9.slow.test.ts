import { afterAll } from 'vitest';
import { createProject } from '../support/project.js';
import { behavesAsAPlugin } from './eslint-cli-behaviour.js';

const project = createProject({ eslint: 'eslint9' });
afterAll(project.remove);

behavesAsAPlugin(() => project);
