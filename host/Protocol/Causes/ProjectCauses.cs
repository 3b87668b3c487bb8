using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens: the widget runs, and reports what is wrong with its project.</summary>
internal static class ProjectCauses
{
    // A page hears that the widget gives up, and nothing of why.
    private static readonly Sign[] WidgetSaysSo = [new(Fact.Handshake, FactValues.Yes)];

    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.UnknownProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project id in the iframe's src names no project.",
            Fix = "Copy the project id from the Koji dashboard into the iframe's src; ids are case-sensitive.",
            Proof = [new(Fact.ApiRefusal, "404 not_found")],
            Hints = WidgetSaysSo,
            IsVague = true,
        },
        new()
        {
            Id = CauseIds.ArchivedProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project was archived.",
            Fix = "Restore the project in the Koji dashboard, or embed one that is active.",
            Proof = [new(Fact.ApiRefusal, "422 unprocessable"), new(Fact.ApiMessage, "The project is archived.")],
            Hints = WidgetSaysSo,
            IsVague = true,
        },
        new()
        {
            Id = CauseIds.MalformedProjectId,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project id in the iframe's src is not a UUID.",
            Fix = "Put the whole project id into the src: look for a placeholder, a truncated id or a stray character.",
            Proof = [new(Fact.ApiRefusal, "400 invalid_request"), new(Fact.ApiMessage, "The field project_id must be a UUID.")],
            Hints = WidgetSaysSo,
            IsVague = true,
        },
    ];
}
