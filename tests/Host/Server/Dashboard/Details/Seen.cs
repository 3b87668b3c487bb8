using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard.Details;

/// <summary>Events as the log hands them out.</summary>
internal static class Seen
{
    public static EventEnvelope Event(long position = 1, Func<EmittedEvent, EmittedEvent>? with = null)
    {
        var emitted = Sample.Event(position);
        emitted = emitted with { OccurredAt = emitted.OccurredAt.AddSeconds(position) };
        return Envelopes.Wrap(Sample.Batch(), with?.Invoke(emitted) ?? emitted, position, emitted.OccurredAt);
    }

    public static Evidence Fact(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };
}
