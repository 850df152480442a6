namespace Identity.Domain.Policies;

/// <summary>What makes a registration rule a campaign: it proposes to people who have all that is required, and never blocks them.</summary>
/// <param name="SnoozeDays">For how many days it rests after "Not now" (0–14); 0 is until the next sign-in.</param>
/// <param name="Snoozes">How often it comes back after "Not now" (0–3); then it rests until somebody changes the rule.</param>
public sealed record NudgeRule(int SnoozeDays, int Snoozes);
