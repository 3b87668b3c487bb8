using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens: the widget's page came, but the widget does not run in it.</summary>
internal static class WidgetPageCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.ScriptMissing,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The widget's page came, but a script of it did not.",
            Fix = "Reload without the cache; when it stays, tell Koji which script: a release may have been in the way.",
            Proof = [new(Fact.WidgetScript, FactValues.Missing), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.ScriptThrows,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The widget's script fails while it boots.",
            Fix = "Compare with a current browser, then tell Koji the error that the console of the frame shows.",
            Proof = [new(Fact.WidgetScript, FactValues.Throws), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.SandboxWithoutOrigin,
            Code = EventCodes.WidgetLoadFailed,
            Summary =
                "The iframe is sandboxed without allow-same-origin: what the widget says comes from no origin, so nobody can know that it is the widget.",
            Fix = "Add allow-same-origin to the iframe's sandbox, or leave the sandbox out.",
            Proof = [new(Fact.FrameOrigin, FactValues.Opaque), PageSigns.Silent],
            Hints = [new(Fact.FrameOrigin, FactValues.Opaque), new(Fact.FrameFate, FactValues.InPlace), PageSigns.Silent],
        },
        new()
        {
            Id = CauseIds.StorageDenied,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The browser lets frames of other sites keep nothing, and the widget's script fails on it.",
            Fix =
                "Allow the widget's site third-party cookies and site data in this browser; tell Koji that the widget does not start without storage.",
            Proof = [new(Fact.WidgetScript, FactValues.StorageDenied), new(Fact.FrameStorage, FactValues.Denied), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.RemovedBeforeReady,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The page removed the iframe, or changed its src, before the widget was ready, and put none in its place.",
            Fix = "Look for page code that renders the iframe's container anew; keep the iframe until the widget is ready.",
            Proof = [new(Fact.FrameFate, FactValues.TakenAway), PageSigns.Silent],
            Hints = [new(Fact.FrameFate, FactValues.TakenAway), PageSigns.Silent],
        },
    ];
}

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
