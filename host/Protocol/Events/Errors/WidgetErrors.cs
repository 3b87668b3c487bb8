namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>Errors that the widget posts to the page around it (seed: Widget Errors).</summary>
internal static class WidgetErrors
{
    public static IReadOnlyList<KojiError> All { get; } =
    [
        new()
        {
            Code = EventCodes.WidgetLoadFailed,
            Message = "The interview widget could not be loaded.",
            Causes =
            [
                "The project id in the iframe's src names no project.",
                "The project is archived.",
                "The page cannot reach Koji: network, DNS, TLS, a proxy or a blocker.",
            ],
            Fixes =
            [
                "Compare the project id in the iframe's src with the Koji dashboard.",
                "Check that the project exists and is active.",
                "Open the iframe's address in a tab of its own, from the same network: it must load there.",
            ],
        },
        new()
        {
            Code = EventCodes.MicrophoneDenied,
            Message = "Microphone access was denied by the user or browser.",
            Causes =
            [
                "The iframe lacks allow=\"microphone\", so the browser does not even ask.",
                "The browser, or the person, denied the microphone to the page around the widget.",
            ],
            Fixes =
            [
                "Put allow=\"microphone\" on the iframe.",
                "Let the embedding page, not only the widget, use the microphone in the browser's site settings.",
            ],
        },
        new()
        {
            Code = EventCodes.SessionExpired,
            Message = "The interview session has expired.",
            Causes = ["The interview lay idle for longer than Koji keeps a session."],
            Fixes =
            [
                "Start a new interview: an expired session does not resume.",
                "If it happens often, shorten the interview, or prompt people who fall silent.",
            ],
        },
    ];
}
