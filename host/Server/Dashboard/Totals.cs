using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>The figures at the top of a console.</summary>
public sealed class Totals(EventCounts counts)
{
    /// <summary>How many errors count.</summary>
    public long Errors => counts.Codes.Where(count => EventCodes.Find(count.Code)?.Severity == Severity.Error).Sum(Trusted);

    /// <summary>How many events do not count.</summary>
    public long Untrusted => counts.Codes.Sum(count => count.Untrusted);

    /// <summary>How many events there are.</summary>
    public long Events => counts.Codes.Sum(count => count.Count);

    /// <summary>How many events of this code count.</summary>
    public long Of(EventCode code) => counts.Codes.Where(count => count.Code == code).Sum(Trusted);

    private static long Trusted(CodeCount count) => count.Count - count.Untrusted;
}
