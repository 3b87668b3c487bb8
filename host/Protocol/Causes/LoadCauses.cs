using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens.</summary>
internal static class LoadCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.UnknownProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project id in the iframe's src names no project.",
            Fix = "Copy the project id from the Koji dashboard into the iframe's src; ids are case-sensitive.",
            Proof = [new(Fact.ApiRefusal, "404 not_found")],
        },
        new()
        {
            Id = CauseIds.ArchivedProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project was archived.",
            Fix = "Restore the project in the Koji dashboard, or embed one that is active.",
            Proof = [new(Fact.ApiRefusal, "422 unprocessable"), new(Fact.ApiMessage, "The project is archived.")],
        },
        new()
        {
            Id = CauseIds.ConnectionRefused,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "Nothing listens at the address of the iframe's src.",
            Fix = "Correct host and port of the src, or start the server there; then look for a firewall or proxy between.",
            Proof = [new(Fact.FrameNetworkError, "net::ERR_CONNECTION_REFUSED"), new(Fact.Handshake, FactValues.No)],
            Hints = [new(Fact.FrameAddressProbe, FactValues.Rejected), new(Fact.Handshake, FactValues.No)],
        },
    ];
}
