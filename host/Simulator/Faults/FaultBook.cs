using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Callers;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>
/// The faults that are set, at most <see cref="FaultLimits.Rules"/>. The first that matches a request, in the order in which they were set,
/// happens to it. Each request is decided on in one step: a fault for three times happens three times, however many come at once.
/// </summary>
internal sealed class FaultBook
{
    private readonly Lock gate = new();
    private readonly List<SetFault> faults = [];
    private readonly ApiKeyCatalog keys;
    private readonly RevokedKeys revoked;
    private readonly TimeProvider time;
    private int named;
    private volatile bool isEmpty = true;

    public FaultBook(SimulatorOptions options, ApiKeyCatalog keys, RevokedKeys revoked, TimeProvider time)
    {
        (this.keys, this.revoked, this.time) = (keys, revoked, time);
        if (!TrySet(options.Faults, out _, out var problem))
            throw new ArgumentException(problem, nameof(options));
    }

    /// <summary>Gets a value indicating whether there is none.</summary>
    public bool IsEmpty => isEmpty;

    /// <summary>Sets all of them or none.</summary>
    /// <param name="rules">Rules that can be used.</param>
    /// <param name="set">Where they stand.</param>
    /// <param name="problem">Why none was set, in one line with its remedy.</param>
    public bool TrySet(IReadOnlyList<FaultRule> rules, out IReadOnlyList<FaultRuleState> set, out string problem)
    {
        lock (gate)
        {
            (set, problem) = ([], "");
            if (faults.Count + rules.Count > FaultLimits.Rules)
                problem = $"{faults.Count} of {FaultLimits.Rules} rules are set, {rules.Count} more do not fit. Take some back first.";
            else if (rules.FirstOrDefault(rule => rule.Id is { } id && Find(id) is not null) is { Id: var taken })
                problem = $"There is a rule '{taken}' already. Take it back first, or choose another id.";
            if (problem.Length > 0)
                return false;

            var now = time.GetUtcNow();
            // Ids that were asked for come first: an id that is chosen here must differ from them.
            var chosen = rules.Select(rule => rule.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
            List<SetFault> added = [.. rules.Select(rule => new SetFault(rule.Id ?? Name(chosen), rule, now))];
            faults.AddRange(added);
            isEmpty = faults.Count == 0;
            set = [.. added.Select(fault => fault.Describe(now))];
            return true;
        }
    }

    public IReadOnlyList<FaultRuleState> Read()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            return [.. faults.Select(fault => fault.Describe(now))];
        }
    }

    /// <summary>Determines whether any rule asks which project a request is about.</summary>
    public bool LooksAtProjects()
    {
        lock (gate)
            return faults.Exists(fault => fault.LooksAtProject);
    }

    /// <summary>Gets what happens to this request; null when nothing does.</summary>
    public FiredFault? Match(FaultCall call)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var fired = faults.Select(fault => fault.Match(call, now)).FirstOrDefault(met => met is not null);
            if (fired is { Effect.RevokeKey: true, RuleId: { } id } && call.Key is { } key && keys.Find(key) is not null)
                revoked.Add(key, id);
            return fired;
        }
    }

    /// <summary>Takes one back, and what it did to keys; false when there is none of this id.</summary>
    public bool Remove(string id)
    {
        lock (gate)
        {
            if (Find(id) is not { } fault)
                return false;
            faults.Remove(fault);
            isEmpty = faults.Count == 0;
            revoked.Restore(id);
            return true;
        }
    }

    /// <summary>Takes all of them back, and what they did to keys.</summary>
    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
            isEmpty = true;
            revoked.RestoreAll();
        }
    }

    private SetFault? Find(string id) => faults.Find(fault => fault.Id == id);

    private string Name(HashSet<string> chosen)
    {
        string name;
        do name = $"fault-{++named}";
        while (Find(name) is not null || chosen.Contains(name));
        return name;
    }
}

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

/// <summary>What happens to one request.</summary>
internal sealed record FiredFault(FaultEffect Effect)
{
    /// <summary>The rule that it is of; null where the request itself asked for it.</summary>
    public string? RuleId { get; init; }

    /// <summary>How long the request waits first, its jitter drawn.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>When the fault ends by itself; null where it does not.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
