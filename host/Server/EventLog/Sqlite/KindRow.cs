using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>A kind of events as it is in the log.</summary>
/// <param name="Id">The number that stands for it.</param>
/// <param name="Code">The code.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="Severity">Name of the severity.</param>
/// <param name="Trust">Name of the trust's level.</param>
/// <param name="Events">How many events of it are kept.</param>
internal sealed record KindRow(long Id, string Code, string Source, string Severity, string Trust, long Events)
{
    public bool Fits(EventFilter filter) =>
        (filter.Codes.Count == 0 || filter.Codes.Contains(EventCode.Of(Code)))
        && (filter.Source is null || filter.Source.Value.ToName() == Source)
        && (filter.Severity is null || filter.Severity.Value.ToName() == Severity)
        && (filter.Trust is null || filter.Trust.Value.ToName() == Trust);
}
