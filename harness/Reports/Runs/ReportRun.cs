using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Runs;

/// <summary>A run as every report tells it: its texts clean, and each scenario that was asked for a case.</summary>
public sealed class ReportRun
{
    private ReportRun(RunReport run, IReadOnlyList<ReportCase> cases) => (Run, Cases) = (run, cases);

    /// <summary>The run, fit for a report.</summary>
    public RunReport Run { get; }

    /// <summary>First those that were run, then those that were not reached, then those that cannot be run in this browser.</summary>
    public IReadOnlyList<ReportCase> Cases { get; }

    /// <summary>When the run ended.</summary>
    public DateTimeOffset EndedAt => Run.StartedAt.AddMilliseconds(Run.DurationMs);

    /// <summary>Gets what tells it from the other runs of a report: <c>chromium 140.0, shard 2/3</c>.</summary>
    public string Title =>
        Run.Shard is null ? $"{Run.Browser.Name} {Run.Browser.Version}" : $"{Run.Browser.Name} {Run.Browser.Version}, shard {Run.Shard}";

    /// <summary>The program that ran it.</summary>
    public static string Tool => "koji-harness";

    /// <summary>The version of the program that ran it.</summary>
    public static string ToolVersion { get; } = typeof(ReportRun).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    internal static ReportRun Of(RunReport run)
    {
        var clean = CleanRun.Of(run);
        var seen = new Dictionary<string, int>();
        var stamp = clean.StartedAt.ToString("O", CultureInfo.InvariantCulture);

        // A scenario may run several times in a run; each has a name of its own.
        ReportCase Case(string name)
        {
            var number = seen[name] = seen.GetValueOrDefault(name) + 1;
            var own = number == 1 ? name : $"{name} #{number}";
            return new()
            {
                Name = own,
                Id = StableId.Of(clean.Browser.Name, own),
                Execution = StableId.Of(clean.Browser.Name, own, stamp),
            };
        }

        return new(
            clean,
            [
                .. clean.Scenarios.Select(result => Case(result.Name) with { Result = result, Code = result.Code, Cause = result.Cause }),
                .. clean.NotRun.Select(name => Case(name) with { Skipped = $"Not run: {clean.EndedEarly ?? "the run ended before."}" }),
                .. clean.NotReproducible.Select(item =>
                    Case(item.Name) with
                    {
                        Skipped = $"Not reproducible in {clean.Browser.Name}: {item.Reason}",
                        Code = item.Code,
                        Cause = item.Cause,
                    }
                ),
            ]
        );
    }
}

/// <summary>One scenario that was asked for, whether it was run or not.</summary>
public sealed record ReportCase
{
    /// <summary>The scenario's name; numbered where a run has several of it.</summary>
    public required string Name { get; init; }

    /// <summary>Of the scenario in this kind of browser, from run to run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of this attempt.</summary>
    public required Guid Execution { get; init; }

    /// <summary>The scenario's result; null when it was skipped.</summary>
    public ScenarioResult? Result { get; init; }

    /// <summary>Why the scenario was skipped; null when it was not.</summary>
    public string? Skipped { get; init; }

    /// <summary>The code that is expected; null for a healthy scenario, and where it is no longer known.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that is expected; null likewise.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>
    /// Gets a value indicating whether a report counts it as failed: what nobody could look at, or decide, is not passed.
    /// </summary>
    public bool Failing => Result is { Verdict: not Verdict.Pass };
}

/// <summary>Identifiers that a scenario keeps from run to run, so that services can follow it.</summary>
internal static class StableId
{
    private const int Version = 8;

    /// <summary>Gets a UUID that depends on the words alone; version 8 (RFC 9562, section 5.8), as its content is ours.</summary>
    public static Guid Of(params ReadOnlySpan<string> words)
    {
        // The parameter of the framework may hold null.
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words!)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | (Version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
