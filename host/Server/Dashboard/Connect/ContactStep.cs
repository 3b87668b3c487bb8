using KojiWidgetHarness.Host.Ingest;

namespace KojiWidgetHarness.Host.Dashboard.Connect;

/// <summary>One step of a page on its way to the host.</summary>
/// <param name="Name">What it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="Text">What was seen, and what helps.</param>
internal sealed record ContactStep(string Name, StepState State, string Text)
{
    /// <summary>After so long without the next step something keeps it from coming.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string NoOrigin = "null";

    /// <summary>Gets the steps of a page, in order.</summary>
    /// <param name="contact">What was seen of it.</param>
    /// <param name="isAllowed">Whether pages of its origin may send by now.</param>
    /// <param name="now">The time.</param>
    /// <param name="widgetOrigins">Where the bridge looks for the widget.</param>
    public static IReadOnlyList<ContactStep> Of(
        PageContact contact,
        bool isAllowed,
        DateTimeOffset now,
        IReadOnlyList<string> widgetOrigins
    ) => [Script(contact), Connection(contact, isAllowed, now), Widget(contact, now, widgetOrigins)];

    private static ContactStep Script(PageContact contact) =>
        contact.ScriptAt is { } at
            ? new("Script loaded", StepState.Done, at.Clock())
            : new(
                "Script loaded",
                StepState.Unknown,
                "Not seen. The page may fetch it without saying where it is from, or have it in a bundle of its own."
            );

    private static ContactStep Connection(PageContact contact, bool isAllowed, DateTimeOffset now)
    {
        const string name = "Connected";
        if (contact.RefusedAt is { } refused)
        {
            return (contact.Refusal, contact.Origin) switch
            {
                (ContactRefusal.Token, _) => new(
                    name,
                    StepState.Failed,
                    $"Refused at {refused.Clock()}: the token in its tag is not this host's, or is missing. Copy the tag again, and reload the page."
                ),
                (_, NoOrigin) => new(
                    name,
                    StepState.Failed,
                    $"Refused at {refused.Clock()}: the page has no origin. It was opened from a file or is in a sandbox: open it from a server of this machine."
                ),
                _ when isAllowed => new(name, StepState.Waiting, "Allowed now. The page tries again by itself; reload it to be quicker."),
                _ => new(name, StepState.Failed, $"Refused at {refused.Clock()}: pages of this origin may not send."),
            };
        }

        if (contact.ConnectedAt is { } at && at >= (contact.ScriptAt ?? at))
            return new(name, StepState.Done, at.Clock());
        return now - contact.ScriptAt < Patience
            ? new(name, StepState.Waiting, "The script has come; it connects next.")
            : new(
                name,
                StepState.Unknown,
                "Nothing has connected since the script came. A policy of the page may forbid it (connect-src, see above), or its script was stopped: its console, in the "
                    + "developer tools, says which, in a line that begins with koji-bridge or with Refused."
            );
    }

    private static ContactStep Widget(PageContact contact, DateTimeOffset now, IReadOnlyList<string> widgetOrigins)
    {
        const string name = "Widget found";
        if (contact.WidgetAt is { } at)
            return new(name, StepState.Done, at.Clock());
        if (contact.ConnectedAt is not { } connected || contact.RefusedAt is not null)
            return new(name, StepState.Unknown, "Not known before it is connected.");
        return now - connected < Patience
            ? new(name, StepState.Waiting, "The bridge looks for its iframe.")
            : new(
                name,
                StepState.Waiting,
                $"The page has had no iframe of the widget so far. The bridge looks for iframes of {string.Join(", ", widgetOrigins)}."
            );
    }
}

/// <summary>How far a step is.</summary>
internal enum StepState
{
    /// <summary>It was seen.</summary>
    Done,

    /// <summary>It may come yet.</summary>
    Waiting,

    /// <summary>It was refused.</summary>
    Failed,

    /// <summary>Nothing was seen that would tell.</summary>
    Unknown,
}
