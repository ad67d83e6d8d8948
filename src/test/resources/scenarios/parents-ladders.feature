Feature: Each school's ladder, from the first rung to its end
  The same parent who does not give way, under five policies (policies.md (d), rows 30 to 35 of (h)).

  Scenario: Highters Heath contacts, meets, warns, and then takes further action
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Contact the parent" goes, signed by the headteacher
    And it is Thursday 24 September 2026, 10:00
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the steps taken are "contact, meeting"
    When the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "no-agreement"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the steps taken are "contact, meeting, warning"
    When the letter "Warn in writing" goes, signed by the headteacher
    Then the letters "L1, L2, L3" were sent and no others
    And the post is to be removed by Monday 5 October 2026, 15:30
    When it is Monday 5 October 2026, 15:30
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the steps taken are "contact, meeting, warning, measures"
    And the task "Take or decline each measure" offers "taken" and not "block"
    When the headteacher completes "Take or decline each measure" with:
      | further      | declined               |
      | further reason | We wait for advice.  |
      | legal action | taken                  |
    Then the measure "further-action" was declined because "We wait for advice."
    And the business director has the task "Agree to the cost" due Monday 12 October 2026, 15:30
    When the business director completes "Agree to the cost" with:
      | agreed | yes         |
      | cost   | 500 pounds  |
    And the headteacher completes "Make the contact" with:
      | made         | yes              |
      | body         | A solicitor      |
      | how          | telephone        |
      | contacted at | 2026-10-05T15:30 |
      | awaited      | no               |
    And the headteacher completes "Record what was advised and done" with:
      | advice | A letter from them. |
      | done   | They sent it.       |
    Then the measure "legal-action" is done
    And it is to stay quiet until Monday 2 November 2026, 15:30

  Scenario: The director does not agree to the cost, and that ends it
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher asks for the step "measures" out of order because "It will not wait."
    And the deputy completes "Agree to skipping a rung" with:
      | agreed | yes |
    And the headteacher completes "Take or decline each measure" with:
      | further        | declined |
      | further reason | None yet |
      | legal action   | taken    |
    And the business director completes "Agree to the cost" with:
      | agreed | no            |
      | reason | Too expensive. |
    Then the measure "legal-action" is not-carried-out
    And it is to stay quiet until Tuesday 20 October 2026, 10:00

  Scenario: A school of the federation asks for removal, meets, and offers its complaints procedure
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the parent answers disagree, saying "It stays."
    And the headteacher completes "Read the parent's answer" with:
      | follows | refusal |
    Then the headteacher has the task "Offer times" due Thursday 24 September 2026, 10:00
    When the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "refuses"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the steps taken are "removal, meeting, measures"
    And the headteacher has the task "Take or decline each measure" due Monday 5 October 2026, 15:30
    When the headteacher completes "Take or decline each measure" with:
      | complaints     | taken           |
      | block          | declined        |
      | block reason   | Not on our page |
      | platform       | declined        |
      | platform reason | Reported before |
    And the headteacher carries out "Carry the measure out"
    Then the measure "complaints-procedure" is done
    And it is to stay quiet until Thursday 29 October 2026, 15:30

  Scenario: The Avenue meets, waits, and turns to the platform or the local authority
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "refuses"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the parent has not refused
    And the post is to be removed by Monday 5 October 2026, 15:30
    When it is Monday 5 October 2026, 15:30
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has refused: "the post was not removed in time"
    And the steps taken are "meeting, measures"
    When the headteacher tries to complete "Take or decline each measure" with:
      | complaints          | declined |
      | complaints reason   | None.    |
      | removal             | declined |
      | removal reason      | Asked.   |
      | block               | declined |
      | block reason        | No use.  |
      | platform            | declined |
      | platform reason     | No use.  |
      | authority           | declined |
      | authority reason    | No use.  |
      | legal advice        | declined |
      | legal advice reason | No use.  |
    Then it is refused with "After a refusal your policy turns to the platform or to the local authority"
    When the headteacher completes "Take or decline each measure" with:
      | complaints          | declined |
      | complaints reason   | None.    |
      | removal             | declined |
      | removal reason      | Asked.   |
      | block               | declined |
      | block reason        | No use.  |
      | platform            | declined |
      | platform reason     | No use.  |
      | authority           | taken    |
      | legal advice        | declined |
      | legal advice reason | No use.  |
    Then the headteacher has the task "Make the contact" due Tuesday 6 October 2026, 15:30
    When the headteacher completes "Make the contact" with:
      | made         | yes                 |
      | body         | The local authority |
      | how          | telephone           |
      | contacted at | 2026-10-05T15:30    |
      | awaited      | no                  |
    Then the measure "local-authority" is done
    And the measure "platform-report" is declined

  Scenario: St Mary's climbs the default ladder, blocks and reports; the block is reviewed when the term ends
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And it is Thursday 24 September 2026, 10:00
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    And the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "no-agreement"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    And the letter "Warn in writing" goes, signed by the headteacher
    Then the steps taken are "removal, meeting, warning"
    And the last letter says "L1"
    When it is Monday 5 October 2026, 15:30
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    And the headteacher tries to complete "Take or decline each measure" with:
      | block        | taken    |
      | platform     | taken    |
      | warning      | declined |
      | legal advice | declined |
    Then it is refused with "Enter why it is not taken"
    When the headteacher completes "Take or decline each measure" with:
      | block               | taken       |
      | platform            | taken       |
      | warning             | declined    |
      | warning reason      | Given.      |
      | legal advice        | declined    |
      | legal advice reason | Not needed. |
    And the headteacher carries out "Block or restrict" with:
      | scope | Our page: they can read and not write. |
    And the letter "Tell the person" goes, signed by the headteacher
    Then the measure "block" is standing
    And the measure "block" is looked at again on Friday 18 December 2026, 23:59
    When the headteacher completes "Make the contact" with:
      | made         | yes              |
      | body         | The platform     |
      | how          | online           |
      | contacted at | 2026-10-05T15:30 |
      | awaited      | yes              |
    And it is Monday 12 October 2026, 15:30
    Then the headteacher has the task "Ask again" due Tuesday 13 October 2026, 15:30
    When the headteacher completes "Ask again" with:
      | said | again  |
      | how  | online |
    And it is Monday 19 October 2026, 15:30
    And the headteacher completes "Ask again" with:
      | said   | given-up            |
      | reason | They never answer. |
    Then the measure "platform-report" is done
    And it is to stay quiet until Monday 16 November 2026, 15:30
    When it is Saturday 19 December 2026, 00:00
    Then the headteacher has the task "Look again whether it must stand"

  Scenario: Wanborough asks for removal and meets; only a refusal and a further post open its six measures
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    Then the headteacher has the task "Offer times" due Thursday 24 September 2026, 10:00
    When the headteacher meets the parent on Thursday 1 October 2026, 15:30, with the outcome "refuses"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    And 1 minute passes
    Then the headteacher has the task "See whether the post is gone" due Friday 2 October 2026, 15:30
    When the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has refused: "the post was not removed in time"
    And the steps taken are "removal"
    And there is no task "Take or decline each measure"
    When it is Tuesday 6 October 2026, 11:00
    And the headteacher finds a further post by the same parent:
      | said  | And another one. |
      | kinds | offensive        |
    Then the steps taken are "removal, measures"
    And the headteacher has the task "Take or decline each measure" due Thursday 8 October 2026, 11:00
    When the headteacher completes "Take or decline each measure" with:
      | legal advice          | declined             |
      | legal advice reason   | Not defamatory.      |
      | warning               | taken                |
      | police                | declined             |
      | police reason         | No crime.            |
      | provider              | declined             |
      | provider reason       | It was reported.     |
      | other legal           | declined             |
      | other legal reason    | Not yet.             |
    Then the measure "written-warning" is taken
    And the measure "block" was never decided
    And the measure "police" was declined because "No crime."
    When the letter "Warn in writing" goes, signed by the headteacher
    Then the letters "L1, L2, L3" were sent and no others
    And the measure "written-warning" is done
    And it is to stay quiet until Tuesday 3 November 2026, 11:00

  Scenario: At Wanborough a further post without a refusal opens no measures
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the headteacher meets the parent on Wednesday 23 September 2026, 09:00, with the outcome "settled"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    And the headteacher finds a further post by the same parent:
      | kinds | offensive |
    Then the parent has not refused
    And there is no task "Take or decline each measure"

  Scenario: At Wanborough a block is offered where the posts stood on the school's own forum
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds     | offensive |
      | own forum | yes       |
    And the headteacher says that the parent is "A Winter"
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    And the headteacher waits for the parent on Friday 25 September 2026, 15:30 in vain
    And the headteacher waits for the parent on Wednesday 30 September 2026, 15:30 in vain
    Then the parent has refused: "the meetings were missed"
    When the headteacher finds a further post by the same parent:
      | kinds | offensive |
    And the headteacher completes "Take or decline each measure" with:
      | legal advice        | declined |
      | legal advice reason | No.      |
      | warning             | declined |
      | warning reason      | No.      |
      | police              | taken    |
      | block               | taken    |
      | provider            | declined |
      | provider reason     | No.      |
      | other legal         | declined |
      | other legal reason  | No.      |
    Then the headteacher has the task "Block or restrict" due Wednesday 7 October 2026, 15:30
    And the headteacher has the task "Decide about the police" due Wednesday 30 September 2026, 16:30
