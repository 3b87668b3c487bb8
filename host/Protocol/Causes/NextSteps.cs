using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Which step separates causes that left the same traces. Pure.</summary>
internal static class NextSteps
{
    private const string Src = "{src}";
    private const string Harness = $"koji-harness run --page {NextStep.PagePlaceholder}";

    private static readonly NextStep WithHarness = new()
    {
        Look = "Let the harness look at the page from outside: status, headers, policies and refused requests.",
        Command = Harness,
    };

    private static readonly Dictionary<Fact, (string Look, string? Command)> Steps = new()
    {
        [Fact.FrameStatusClass] = ("Look at the status and the headers of what answers at the src.", "curl -sSI '{src}'"),
        [Fact.FrameStatus] = ("Look at the status and the headers of what answers at the src.", "curl -sSI '{src}'"),
        [Fact.FrameBlockedBy] = ("Look at what the browser refuses the frame by: its console says so.", "curl -sSI '{src}'"),
        [Fact.WidgetScript] = ("Look at the console of the widget's frame for scripts that are missing or throw.", null),
        [Fact.FrameNetworkError] = (
            "Ask for the src from this machine: the error names what is in the way.",
            "curl -sSv -o /dev/null '{src}'"
        ),
        [Fact.FrameCertificate] = (
            "Ask for the src from this machine: the error names what is in the way.",
            "curl -sSv -o /dev/null '{src}'"
        ),
        [Fact.FrameRequest] = (
            "Measure how long the src takes to answer.",
            "curl -sS -o /dev/null -w '%{time_starttransfer} s\\n' '{src}'"
        ),
        [Fact.Handshake] = ("Measure how long the src takes to answer.", "curl -sS -o /dev/null -w '%{time_starttransfer} s\\n' '{src}'"),
        [Fact.ApiRefusal] = ("Look at the answer to the widget's last request, in the network panel of the browser.", null),
        [Fact.ApiMessage] = ("Look at the answer to the widget's last request, in the network panel of the browser.", null),
        [Fact.SessionState] = ("Look up the interview's state: completed, revoked or expired.", null),
        [Fact.MicrophoneError] = (
            "Ask for the microphone in the console, with the widget's frame chosen there.",
            "await navigator.mediaDevices.getUserMedia({ audio: true })"
        ),
        [Fact.MicrophonePolicy] = ("Look at the headers of the src for a Permissions-Policy.", "curl -sSI '{src}'"),
        [Fact.WidgetOriginPermission] = (
            "Look at the browser's site settings for the microphone, for the page's origin and for the widget's.",
            null
        ),
    };

    /// <summary>The step whose answer differs between most of the causes.</summary>
    public static NextStep Choose(IReadOnlyList<Cause> causes, IReadOnlyList<Evidence> observed, FrameInfo? frame)
    {
        var known = observed.Where(item => item.Place != EvidencePlace.Page).Select(item => item.Fact).ToHashSet();
        var fact = Steps
            .Keys.Where(fact => !known.Contains(fact))
            .Select(fact =>
                (
                    Fact: fact,
                    Answers: causes.Select(cause => cause.Proof.FirstOrDefault(sign => sign.Fact == fact)?.Value).Distinct().Count()
                )
            )
            .Where(item => item.Answers > 1)
            // What can be pasted comes before what has to be looked for.
            .OrderByDescending(item => Steps[item.Fact].Command is not null)
            .ThenByDescending(item => item.Answers)
            .Select(item => (Fact?)item.Fact)
            .FirstOrDefault();
        if (fact is null)
            return WithHarness;
        var (look, command) = Steps[fact.Value];
        if (command is null || !command.Contains(Src, StringComparison.Ordinal))
            return new NextStep { Look = look, Command = command };
        // What is pasted into a shell holds nothing but an address.
        var address =
            Uri.TryCreate(frame?.Src, UriKind.Absolute, out var src) && src.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? src.AbsoluteUri
                : "'";
        return address.Contains('\'', StringComparison.Ordinal)
            ? WithHarness
            : new NextStep { Look = look, Command = command.Replace(Src, address, StringComparison.Ordinal) };
    }
}
