Feature: Meeting the parent
  Invited within two working days, met within ten, one rebooking; the outcome is told in writing (defaults 3, 5, 6).

  Background:
    Given the school recreation
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    Then the headteacher has the task "Offer times" due Thursday 24 September 2026, 10:00

  Scenario: Two missed meetings are a refusal
    When the headteacher waits for the parent on Thursday 24 September 2026, 15:30 in vain
    Then 1 meeting was missed
    And the parent has not refused
    When the headteacher waits for the parent on Tuesday 29 September 2026, 15:30 in vain
    Then 2 meetings were missed
    And the parent has refused: "the meetings were missed"
    And the headteacher has the task "Take or decline each measure" due Thursday 1 October 2026, 15:30

  Scenario: An invitation without an answer counts as missed
    When the headteacher hears no answer to the invitation for Monday 28 September 2026, 15:30
    Then 1 meeting was missed
    When the headteacher hears no answer to the invitation for Friday 2 October 2026, 15:30
    Then the parent has refused: "the meetings were missed"

  Scenario: Another time asked for is no missed meeting
    When the headteacher offers a meeting on Thursday 24 September 2026, 15:30
    And the parent asks for another time, saying "I work on Thursdays."
    Then the timeline says "I work on Thursdays."
    And 0 meetings were missed
    When the headteacher waits for the parent on Tuesday 29 September 2026, 15:30 in vain
    Then 1 meeting was missed
    And the parent has not refused
    And the headteacher has the task "Offer times"

  Scenario: Another time asked for after one was fixed is no missed meeting
    When the headteacher offers a meeting on Thursday 24 September 2026, 15:30
    And the parent chooses the time Thursday 24 September 2026, 15:30
    And the parent asks for another time, saying "My child is ill."
    Then 0 meetings were missed
    And the headteacher has the task "Offer times"

  Scenario: No meeting on a day on which the school is closed
    When the school closes on Friday 25 September 2026 because of snow
    And the headteacher tries to offer a meeting on Friday 25 September 2026, 15:30
    Then it is refused with "Choose another day"
    When the headteacher tries to offer a meeting on Saturday 26 September 2026, 10:00
    Then it is refused with "Choose another day"

  Scenario: A fixed meeting is moved when the school closes
    When the headteacher offers a meeting on Tuesday 29 September 2026, 15:30
    And the parent chooses the time Tuesday 29 September 2026, 15:30
    And the school closes on Tuesday 29 September 2026 because of snow
    Then the headteacher has the task "Move the meeting"
    When the headteacher completes "Move the meeting" with:
      | said      | moved            |
      | starts at | 2026-10-01T15:30 |
    Then the meeting is on Thursday 1 October 2026, 15:30
    And 0 meetings were missed

  Scenario: Later than ten working days only with a reason
    When the headteacher tries to offer a meeting on Thursday 8 October 2026, 15:30
    Then it is refused with "Enter why it is so late"

  Scenario: Moved by the school, and held
    When the headteacher offers a meeting on Tuesday 29 September 2026, 15:30
    And the parent chooses the time Tuesday 29 September 2026, 15:30
    And the headteacher moves the meeting to Thursday 1 October 2026, 16:00 because "There is an inspection."
    Then the meeting is on Thursday 1 October 2026, 16:00
    When it is Thursday 1 October 2026, 16:00
    Then the headteacher has the task "Record the meeting" due Friday 2 October 2026, 16:00
    When the headteacher records the meeting, with the outcome "settled"
    Then a letter "Tell the outcome in writing" waits to be written
    When the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the letter L1 was sent
    And it is to stay quiet until Thursday 29 October 2026, 16:00

  Scenario: The parent promises removal, and keeps it or not
    When the headteacher meets the parent on Thursday 24 September 2026, 15:30, with the outcome "will-remove"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the post is to be removed by Saturday 26 September 2026, 23:59
    When it is Sunday 27 September 2026, 00:00
    Then the headteacher has the task "See whether the post is gone" due Tuesday 29 September 2026, 08:30
    When it is Monday 28 September 2026, 09:00
    And the headteacher completes "See whether the post is gone" with:
      | gone    | no   |
      | picture | none |
    Then the parent has refused: "the post was not removed in time"
    And the headteacher has the task "Take or decline each measure"

  Scenario: A fair complaint heard at the meeting leaves the ladder
    When the headteacher meets the parent on Thursday 24 September 2026, 15:30, with the outcome "complaint"
    And the letter "Tell the outcome in writing" goes, signed by the headteacher
    Then the headteacher has the task "Refer the complaint" due Monday 28 September 2026, 15:30
    When the headteacher completes "Refer the complaint" with:
      | complaint       | C 12 |
      | demand goes on  | no   |
    Then the timeline says "C 12"
    And the headteacher has the task "Close the case"
