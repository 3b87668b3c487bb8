using KojiWidgetHarness.Host.Dashboard.Sessions;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>How an event's sender was judged, check by check.</summary>
internal static class OriginCheck
{
    /// <summary>The web origin of an iframe's src; null when it has none of its own, as <c>about:blank</c>.</summary>
    public static string? Expected(FrameInfo frame) =>
        Uri.TryCreate(frame.Src, UriKind.Absolute, out var src) && src.Scheme is "http" or "https" ? src.Origin() : null;

    /// <summary>The checks, in the order in which they are made; empty when no message was involved.</summary>
    /// <param name="item">The event.</param>
    /// <param name="expected">The origin of the iframe's src; null when it is not known.</param>
    public static IReadOnlyList<HealthSign> Of(EventEnvelope item, string? expected) =>
        item.Source == EventSource.Api || item.Trust.Reason == TrustReason.OwnObservation
            ? []
            : [Window(item.Trust.Reason), Origin(item, expected), Allowed(item.Trust.Reason)];

    private static HealthSign Window(TrustReason reason) =>
        reason switch
        {
            TrustReason.WindowIsNotTheWidget => new("Source window", Health.Bad, "another window than the widget iframe's"),
            TrustReason.Replayed => new("Source window", Health.Unknown, "none: the bridge sent it to its own page"),
            _ => new("Source window", Health.Good, "the widget iframe's own"),
        };

    private static HealthSign Origin(EventEnvelope item, string? expected) =>
        (item.Trust.Reason, item.Origin, expected) switch
        {
            (TrustReason.OriginIsOpaque, _, _) => new("Origin", Health.Bad, "opaque: the iframe is sandboxed without allow-same-origin"),
            (_, null, _) or (_, _, null) => new("Origin", Health.Unknown, "cannot be compared"),
            var (_, sender, frame) when sender == frame => new("Origin", Health.Good, "the one of the iframe's src"),
            _ => new("Origin", Health.Bad, "another than the iframe's src names"),
        };

    private static HealthSign Allowed(TrustReason reason) =>
        reason switch
        {
            TrustReason.OriginAndWindowMatch => new("Host's list", Health.Good, "the host counts this origin as a widget's"),
            TrustReason.OriginIsNotAllowed => new("Host's list", Health.Bad, "the host does not count this origin as a widget's"),
            _ => new("Host's list", Health.Unknown, "not asked: it had failed before"),
        };
}
