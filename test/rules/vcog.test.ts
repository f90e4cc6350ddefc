import { intake, Story } from './support';

describe('VCOG', () => {
  const opened = Story.at('vcog').then({ by: 'els', does: 'open-case', with: intake });

  it('S1-15: the director is told in step 1 that there is a concern', () => {
    expect(opened.task('inform-director-1')?.owner.person).toBe(opened.who('dora'));
  });

  it('S1-33: when somebody else reports, the child’s own teacher maps the signals', () => {
    const story = Story.at('vcog').then({ by: 'kees', does: 'open-case', with: intake });
    expect(story.task('map-signals')?.owner.person).toBe(story.who('els'));
  });

  it('S1-19: whoever reports and has no task in the group steps out, hears that it was received, and may add to it', () => {
    const story = Story.at('vcog').then({ by: 'kees', does: 'open-case', with: intake });
    expect(story.state.members.map(({ person }) => person)).not.toContain(story.who('kees'));
    expect(
      story.refusal({ by: 'kees', does: 'record-child', with: { name: 'Jip', birthDate: '2019-01-01' } }).code,
    ).toBe('not-found');
  });
});
