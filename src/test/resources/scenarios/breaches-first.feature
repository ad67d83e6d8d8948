Feature: A breach comes in and is assessed
  Anybody reports one. It is always recorded; whoever is named is outside from that moment; somebody
  whom the policy names says in time what follows.

  Scenario Outline: Who assesses a breach by a member of staff at <school>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2                             |
      | said   | That headteacher is a laughing stock. |
    Then only <assessor> has the task "Make the first assessment"
    And <assessor> has the task "Make the first assessment" due Wednesday 23 September 2026, 10:00
    And the case does not exist for staff2
    And the case does not exist for staff1
    And the register of breaches of <assessor> holds 1 entry

    Examples:
      | school          | assessor              |
      | wanborough      | the headteacher       |
      | boroughbridge   | the senior authoriser |
      | highters-heath  | the headteacher       |
      | avenue          | the headteacher       |
      | st-marys-putney | the headteacher       |

  Scenario: The safeguarding lead is the headteacher and is the subject
    Given the school st-marys-putney
    And it is Friday 18 September 2026, 16:10
    And the headteacher is also the dsl
    When staff1 reports a breach:
      | person | headteacher                       |
      | said   | He sends messages to a pupil.     |
      | a child may be harmed | yes                |
    Then only the chair has the task "Make the first assessment"
    And the chair has the task "Make the first assessment" due Monday 21 September 2026, 16:10
    And the case does not exist for the headteacher
    And the headteacher has been sent no mail
    When the chair assesses the breach:
      | assessment  | investigate |
      | role        | staff       |
      | types       | SMP-21      |
      | childharmed | yes         |
    Then there is a task "Tell the body outside"
    And the headteacher has no task in the case
    When 3 working days pass
    Then the case does not exist for the headteacher
    And the headteacher has been sent no mail

  Scenario: Only words say who it is: whoever could be meant is outside until it is known
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | The deputy, I think |
    Then the case does not exist for the deputy
    When the headteacher assesses the breach:
      | who        | other             |
      | accused    | A visiting artist |
      | role       | contractor        |
      | assessment | no-case           |
    Then the case is closed with the outcome "no-case"
    And the timeline says "lifted"

  Scenario: A governor's case goes to the chair
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | governor |
      | role   | governor |
    Then only the chair has the task "Make the first assessment"
    When the chair assesses the breach:
      | assessment | investigate |
      | role       | governor    |
      | types      | WAN-45      |
    And the chair appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    Then the chair has the task "Decide what follows"
    And the task "Decide what follows" offers "no-action, advice, training, governing-board" and not "disciplinary, management, exclusion"

  Scenario: A volunteer's case goes to the headteacher, who may end the arrangement
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A reading volunteer |
      | role    | volunteer           |
    Then only the headteacher has the task "Make the first assessment"
    When the headteacher assesses the breach:
      | assessment | investigate         |
      | who        | other               |
      | accused    | A reading volunteer |
      | role       | volunteer           |
      | types      | FED-47              |
    And the headteacher appoints the senior authoriser, who has no interest and plans
    And the senior authoriser finds "upheld" on each allegation
    And the headteacher decides "ending" on the breach
    Then the headteacher has the task "Carry out what was decided"

  Scenario: Out of scope at a federation whose policy leaves private matters alone
    Given the school king-james
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A parent of Year 9 |
      | role    | parent             |
    And the senior authoriser tries to assess the breach:
      | assessment | investigate |
      | role       | parent      |
      | scope      | none        |
      | types      | FED-26      |
    Then it is refused with "neither names nor affects the school"
    When the senior authoriser assesses the breach:
      | assessment  | out-of-scope                         |
      | role        | parent                               |
      | scope       | none                                 |
      | reason      | It is a quarrel between neighbours.  |
      | to reporter | It is outside the policy. Thank you. |
    Then the case is closed with the outcome "out-of-scope"
    And staff1 has been written to, saying "It is outside the policy. Thank you."
    And the case has no open task

  Scenario: The catalogue is that of the school's own policy, as many as are alleged
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    Then the task "Make the first assessment" offers "HH-07, HH-08, HH-09, HH-11, HH-16, HH-40, HH-55, HH-56, HH-57" and not "WAN-45, HH-24"
    When the headteacher assesses the breach:
      | assessment | investigate  |
      | role       | staff        |
      | types      | HH-08, HH-11 |
    Then the alleged breaches are "HH-08, HH-11"

  Scenario: Nothing in particular is alleged, and what may be a crime is not set aside
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher tries to assess the breach:
      | assessment | investigate |
      | role       | staff       |
    Then it is refused with "what of your policy"
    When the headteacher tries to assess the breach:
      | assessment | no-case |
      | role       | staff   |
      | illegal    | yes     |
    Then it is refused with "may be a crime"

  Scenario: Three low-level concerns about one person are seen together
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A helper |
      | role    | volunteer |
    And the headteacher assesses the breach:
      | assessment | low-level |
      | who        | other     |
      | accused    | A helper  |
      | role       | volunteer |
    Then only the headteacher has the task "See the concern, and whether there are more"
    And the headteacher has the task "See the concern, and whether there are more" due Thursday 24 September 2026, 10:00
    When the headteacher completes "See the concern, and whether there are more" with:
      | pattern | no |
    Then the case is closed with the outcome "low-level"
    When staff2 reports a breach:
      | accused | A helper  |
      | role    | volunteer |
    And the headteacher assesses the breach:
      | assessment | low-level |
      | who        | other     |
      | accused    | A helper  |
      | role       | volunteer |
    Then the headteacher reads 2 low-level concerns about the same person

  Scenario: A near miss ends the case where it is assessed as one
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2                                     |
      | said   | A picture nearly went out with a pupil in. |
    And the headteacher assesses the breach:
      | assessment | near-miss |
      | role       | staff     |
    Then the case is closed with the outcome "near-miss"

  Scenario: A joint case belongs to the pupil's school, and both heads are told no more than that
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person              | staff2     |
      | school of the pupil | king-james |
    Then the case belongs to king-james
    And the case does not exist for staff2
    And headteacher@king-james has been written to, saying "A joint case of both schools has begun. It is run at Weirside School; whoever works on it will come to you if they need you."
    And the headteacher has been written to, saying "A joint case of both schools has begun. It is run at Weirside School; whoever works on it will come to you if they need you."

  Scenario: Two allegations against one person, at two schools of a federation
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | senior-authoriser |
    Then only the deputy authoriser has the task "Make the first assessment"
    And the case does not exist for the senior authoriser
    And this case is called "the first"
    Given the school king-james
    When staff1@king-james reports a breach:
      | school  | king-james                             |
      | accused | {the name of the senior authoriser}    |
    Then the case does not exist for the senior authoriser
    And this is not the case "the first"
    And the case belongs to king-james

  Scenario: A member of staff behind an abusive post: one case goes on from the other
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | staff: {the name of staff2} |
      | kinds  | offensive                   |
    And the headteacher completes "Confirm who is meant" with:
      | persons | {the name of staff2} |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | staff     |
      | thought illegal | no        |
    And we turn to the investigation of the breach
    Then only the headteacher has the task "Make the first assessment"
    And the case does not exist for staff2
    And the accused stands in the case as "staff"
