using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens: the browser itself refuses the frame, by a rule of the page or of the widget.</summary>
internal static class RefusedFrameCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
        Blocked(
            CauseIds.HostContentSecurityPolicy,
            FactValues.HostPolicy,
            "The page's own Content Security Policy forbids the frame.",
            "Add the widget's origin to frame-src of the page's policy; without it child-src or default-src decides."
        ),
        Blocked(
            CauseIds.FrameOptions,
            FactValues.FrameOptions,
            "The response carries an X-Frame-Options that forbids to be framed.",
            "Take the header away where it is added, most often a proxy; frame-ancestors can name the pages that may embed.",
            PageSigns.LoadedButSilent
        ),
        Blocked(
            CauseIds.FrameAncestors,
            FactValues.FrameAncestors,
            "The widget's frame-ancestors does not name this page.",
            "Add the page's origin to the allowed domains of the project."
        ),
        Blocked(
            CauseIds.EmbedderPolicy,
            FactValues.EmbedderPolicy,
            "The page requires a Cross-Origin-Embedder-Policy that the widget does not meet.",
            "Leave Cross-Origin-Embedder-Policy out on this page (if its server sends none, a service worker adds it), or write credentialless into the iframe: "
                + "the widget then has no cookies.",
            [new(Fact.FrameBlockedBy, FactValues.EmbedderOrResourcePolicy), PageSigns.Silent]
        ),
        Blocked(
            CauseIds.ResourcePolicy,
            FactValues.ResourcePolicy,
            "The widget's Cross-Origin-Resource-Policy forbids a page of another origin that requires one.",
            "Let the widget answer Cross-Origin-Resource-Policy: cross-origin, or take Cross-Origin-Embedder-Policy off the page.",
            [new(Fact.FrameBlockedBy, FactValues.EmbedderOrResourcePolicy), PageSigns.Silent]
        ),
        Blocked(
            CauseIds.CspAttribute,
            FactValues.CspAttribute,
            "The iframe's csp attribute requires a Content Security Policy to which the widget does not agree.",
            "Take the csp attribute away: the widget would have to answer Allow-CSP-From, or to send a policy as strict of its own.",
            PageSigns.LoadedButSilent,
            // The page sees that something is required, not whether the widget agrees.
            [new(Fact.FrameRequiresPolicy, FactValues.No)]
        ),
        Blocked(
            CauseIds.MixedContent,
            FactValues.MixedContent,
            "The page is on https and its iframe's src on http.",
            "Write https into the src."
        ),
        Blocked(
            CauseIds.SandboxWithoutScripts,
            FactValues.Sandbox,
            "The iframe's sandbox lacks allow-scripts.",
            "Add allow-scripts and allow-same-origin to the sandbox, or take the attribute away."
        ),
    ];

    private static Cause Blocked(
        CauseId id,
        string by,
        string summary,
        string fix,
        IReadOnlyList<Sign>? hints = null,
        IReadOnlyList<Sign>? against = null
    ) =>
        new()
        {
            Id = id,
            Code = EventCodes.WidgetLoadFailed,
            Summary = summary,
            Fix = fix,
            Proof = [new(Fact.FrameBlockedBy, by), PageSigns.Silent],
            IsVague = hints == PageSigns.LoadedButSilent,
            Hints = hints ?? [new(Fact.FrameBlockedBy, by), PageSigns.Silent],
            Against = against ?? [],
        };
}
