Feature: Blocks and bans: on what condition, how long, and who hears those whom they fall on
  Rows 33 and 34 of (h); defaults 47, 48, 58 and 71.

  Scenario Outline: A block before anything else was done at <school>: <block>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds     | offensive |
      | own forum | yes       |
    And the headteacher says that the parent is "A Winter"
    And the headteacher asks for the step "measures" out of order because "It grows by the hour."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | yes |
    Then a block is <block>

    Examples:
      | school          | block       |
      | st-marys-putney | offered     |
      | king-james      | offered     |
      | avenue          | not offered |
      | wanborough      | not offered |

  Scenario: At the Recreation a block is offered from the meeting on
    Given the school recreation
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "no-agreement"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    And the headteacher asks for the step "measures" out of order because "She goes on."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | yes |
    Then a block is offered

  Scenario: The person appeals against the block, the head hears it and lifts it
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher tries to enter the appeal "Unfair."
    Then it is refused with "Nothing stands against them that an appeal could end."
    When the headteacher asks for the step "measures" out of order because "It grows by the hour."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | yes |
    And the headteacher completes "Take or decline each measure" with:
      | block               | taken    |
      | platform            | declined |
      | platform reason     | No.      |
      | warning             | declined |
      | warning reason      | No.      |
      | legal advice        | declined |
      | legal advice reason | No.      |
    And the headteacher carries out "Block or restrict" with:
      | scope | Our page. |
    And the letter "Tell the person" goes, signed by the headteacher
    And it is Monday 28 September 2026, 09:00
    And the headteacher enters the appeal "I was not asked."
    Then the timeline says "I was not asked."
    And the headteacher has the task "Hear the appeal" due Monday 19 October 2026, 09:00
    When the headteacher completes "Hear the appeal" with:
      | stays  | no            |
      | reason | He is right. |
    Then the measure "block" is lifted

  Scenario: A block that stays is looked at again when the next term ends
    Given the school king-james
    And it is Monday 7 December 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher asks for the step "measures" out of order because "It grows by the hour."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | yes |
    And the headteacher completes "Take or decline each measure" with:
      | block             | taken    |
      | platform          | declined |
      | platform reason   | No.      |
      | complaints        | declined |
      | complaints reason | No.      |
    And the headteacher carries out "Block or restrict" with:
      | scope | Our page. |
    And the letter "Tell the person" goes, signed by the headteacher
    Then the measure "block" is looked at again on Friday 18 December 2026, 23:59
    When it is Monday 21 December 2026, 09:00
    And the headteacher completes "Look again whether it must stand" with:
      | stays  | yes            |
      | reason | She goes on. |
    Then the measure "block" is standing
    And the measure "block" is looked at again on Thursday 25 March 2027, 23:59

  Scenario: Pictures of other children at the Avenue: removal, and on further ones a ban, of which the chair is heard
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said     | Sports day, all of them.  |
      | behind   | parent: a father          |
      | aimed at | pupil: children of Year 2 |
      | kinds    | identifies-child          |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | identifies-child |
      | authors         | parent           |
      | thought illegal | no               |
    And we turn to the steps with the parent
    And the headteacher says that the parent is "A Winter"
    Then the steps taken are "removal"
    When the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Monday 28 September 2026, 10:00
    And the headteacher completes "See whether the post is gone" with:
      | gone    | yes  |
      | picture | none |
    And the headteacher finds a further post by the same parent:
      | said  | The swimming gala. |
      | kinds | identifies-child   |
    Then the steps taken are "removal, measures"
    When the headteacher completes "Take or decline each measure" with:
      | event ban           | taken    |
      | complaints          | declined |
      | complaints reason   | None.    |
      | removal             | declined |
      | removal reason      | Asked.   |
      | platform            | declined |
      | platform reason     | No use.  |
      | authority           | declined |
      | authority reason    | No use.  |
      | legal advice        | declined |
      | legal advice reason | No use.  |
    Then only the chair of governors has the task "Say what the chair thinks of a ban"
    When the chair of governors completes "Say what the chair thinks of a ban" with:
      | view  | for            |
      | words | It must stop. |
    Then the headteacher has the task "Decide about the ban" due Wednesday 30 September 2026, 10:00
    When the headteacher completes "Decide about the ban" with:
      | decided | yes                       |
      | scope   | No cameras at the concert |
      | reason  | A child is at risk.       |
    And the letter "Draft the notice to parents" goes, signed by the headteacher
    Then the measure "event-ban" is standing
    And the measure "event-ban" is looked at again on Friday 18 December 2026, 23:59
    When it is Saturday 19 December 2026, 00:00
    Then the measure "event-ban" is lifted

  Scenario: No ban of cameras after one picture
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | identifies-child |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Thursday 24 September 2026, 10:00
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then a ban of cameras is not offered
