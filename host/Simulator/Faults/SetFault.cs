using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>A rule as it was set, and how often it was at work. The book guards it.</summary>
internal sealed class SetFault(string id, FaultRule rule, DateTimeOffset setAt)
{
    // Drawn request by request, so that the same seed gives the same draws; what is secret about them nothing here is.
    private readonly Random draws = new(rule.Match?.Seed ?? 0);
    private long matched;
    private long fired;

    public string Id => id;

    public bool LooksAtProject => rule.Match?.Project is not null;

    private DateTimeOffset BeginsAt { get; } = setAt.AddSeconds(rule.AfterSeconds ?? 0);

    private DateTimeOffset? EndsAt { get; } = rule.ForSeconds is { } seconds ? setAt.AddSeconds((rule.AfterSeconds ?? 0) + seconds) : null;

    /// <summary>Counts the request if it fits; what happens to it when the rule matches it, else null.</summary>
    public FiredFault? Match(FaultCall call, DateTimeOffset now)
    {
        if (Phase(now) != FaultPhase.Active || !FaultMatching.Fits(rule.Match, call))
            return null;

        matched++;
        if (rule.Match?.Nth is { } nth && matched != nth)
            return null;
        if (rule.Match?.Probability is { } probability && draws.NextDouble() >= probability)
            return null;

        fired++;
        var wait = (rule.Effect.LatencyMs ?? 0) + (rule.Effect.JitterMs is { } jitter ? draws.Next(jitter + 1) : 0);
        return new(rule.Effect)
        {
            RuleId = id,
            Wait = TimeSpan.FromMilliseconds(wait),
            EndsAt = EndsAt,
        };
    }

    public FaultRuleState Describe(DateTimeOffset now) =>
        new()
        {
            Rule = rule with { Id = id },
            Phase = Phase(now),
            Matched = matched,
            Fired = fired,
            BeginsAt = BeginsAt,
            EndsAt = EndsAt,
        };

    private FaultPhase Phase(DateTimeOffset now)
    {
        if (fired >= (rule.Times ?? long.MaxValue) || matched >= (rule.Match?.Nth ?? long.MaxValue))
            return FaultPhase.Spent;
        if (now >= EndsAt)
            return FaultPhase.Over;
        return now < BeginsAt ? FaultPhase.Waiting : FaultPhase.Active;
    }
}
