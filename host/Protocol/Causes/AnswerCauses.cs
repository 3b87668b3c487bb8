using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens: something answers, but not with the widget.</summary>
internal static class AnswerCauses
{
    private static readonly Sign Elsewhere = new(Fact.FrameOrigin, FactValues.Redirected, FactValues.Upgraded);

    // Something answers, and the frame does not take it for a page.
    private static readonly IReadOnlyList<Sign> AnsweredWithoutPage =
    [
        new(Fact.FrameAddressProbe, FactValues.Opaque),
        new(Fact.FrameLoad, FactValues.No),
        new(Fact.BrowserNetwork, FactValues.Online),
        new(Fact.FrameBlockedBy, FactValues.None),
        new(Fact.FrameFate, FactValues.InPlace),
        PageSigns.Silent,
    ];

    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.EmptyResponse,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The server answers 204, so the frame keeps what it had, and no load event fires.",
            Fix = "Correct the address of the src, or what answers there: a page has to come with status 200.",
            Proof = [new(Fact.FrameStatus, "204"), PageSigns.Silent],
            Hints = AnsweredWithoutPage,
        },
        new()
        {
            Id = CauseIds.SentAsDownload,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The answer has Content-Disposition: attachment, so the browser saves it as a file, and the frame keeps what it had.",
            Fix = "Remove the header Content-Disposition from the widget's response; look for a proxy or storage that adds it.",
            Proof = [new(Fact.FrameDisposition, FactValues.Attachment), new(Fact.FrameStatusClass, "2xx"), PageSigns.Silent],
            Hints = AnsweredWithoutPage,
            // There is nothing to save.
            Against = [new(Fact.FrameStatus, "204")],
        },
        new()
        {
            Id = CauseIds.HttpClientError,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The server refuses the request with a status of 400 to 499.",
            Fix = "Correct the path of the src; with 401 or 403, look for a login or filter in front of the widget.",
            Proof = [new(Fact.FrameStatusClass, "4xx"), new(Fact.ReferrerNeeded, FactValues.No), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.ReferrerStripped,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The server answers only pages that it knows, and by a referrer policy the browser does not say which this one is.",
            Fix = "Write referrerpolicy=\"origin\" into the iframe: it counts before what the page's header or meta element says.",
            Proof = [new(Fact.FrameStatusClass, "4xx"), new(Fact.ReferrerNeeded, FactValues.Yes), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.HttpServerError,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The server fails with a status of 500 to 599.",
            Fix = "Look at Koji's status; reload later, with a growing pause.",
            Proof = [new(Fact.FrameStatusClass, "5xx"), PageSigns.Silent],
            Hints = PageSigns.LoadedButSilent,
            IsVague = true,
            Against = [PageSigns.NoAnswer],
        },
        new()
        {
            Id = CauseIds.RedirectedElsewhere,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The iframe's src leads to another origin, whose messages are not the widget's.",
            Fix = "Put the address that the redirect leads to into the src, or remove what redirects.",
            Proof = [Elsewhere, new(Fact.FrameStatusClass, "2xx"), PageSigns.Silent],
            Hints = [Elsewhere, PageSigns.Silent],
        },
    ];
}
