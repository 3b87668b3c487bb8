using KojiWidgetHarness.Protocol.Events.Errors;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The closed catalogue of event codes: Koji's documented ones verbatim, our own ones dotted.</summary>
public static class EventCodes
{
    /// <summary>Koji: the widget could not be loaded. Posted by the widget, or by the bridge when no widget is there to post.</summary>
    public static readonly EventCode WidgetLoadFailed = new("widget_load_failed");

    /// <summary>Koji: no microphone.</summary>
    public static readonly EventCode MicrophoneDenied = new("microphone_denied");

    /// <summary>Koji: the session ended by inactivity.</summary>
    public static readonly EventCode SessionExpired = new("session_expired");

    /// <summary>The widget is ready.</summary>
    public static readonly EventCode WidgetReady = new("widget.ready");

    /// <summary>The widget said something that the normaliser read, but that has no code of its own.</summary>
    public static readonly EventCode WidgetMessage = new("widget.message");

    /// <summary>A message whose shape no normaliser rule knows.</summary>
    public static readonly EventCode MessageUnrecognised = new("message.unrecognised");

    /// <summary>
    /// Messages that neither a widget sent nor that speak of Koji: counted by sender and shape. The source says whose they are, the text
    /// how many, the raw message is the first of them.
    /// </summary>
    public static readonly EventCode MessageOther = new("message.other");

    /// <summary>The interview started.</summary>
    public static readonly EventCode InterviewStarted = new("interview.started");

    /// <summary>The interviewer answered.</summary>
    public static readonly EventCode InterviewMessage = new("interview.message");

    /// <summary>The interview is completed.</summary>
    public static readonly EventCode InterviewCompleted = new("interview.completed");

    /// <summary>The widget got a live audio track.</summary>
    public static readonly EventCode MicrophoneStarted = new("microphone.started");

    /// <summary>The widget released the microphone.</summary>
    public static readonly EventCode MicrophoneStopped = new("microphone.stopped");

    /// <summary>A widget iframe is in the page.</summary>
    public static readonly EventCode FrameFound = new("frame.found");

    /// <summary>The widget iframe fired <c>load</c>, which it also does for most pages that are blocked.</summary>
    public static readonly EventCode FrameLoaded = new("frame.loaded");

    /// <summary>The widget iframe was taken out of the page.</summary>
    public static readonly EventCode FrameRemoved = new("frame.removed");

    /// <summary>The widget iframe went to another address: its src changed, or it loaded once more.</summary>
    public static readonly EventCode FrameNavigated = new("frame.navigated");

    /// <summary>A Content Security Policy violation in the host page.</summary>
    public static readonly EventCode PolicyViolation = new("policy.violation");

    /// <summary>The host page's microphone permission changed.</summary>
    public static readonly EventCode PermissionChanged = new("permission.changed");

    /// <summary>The browser froze the page: nothing in it runs until it is resumed.</summary>
    public static readonly EventCode PageFrozen = new("page.frozen");

    /// <summary>The browser let a frozen page run again.</summary>
    public static readonly EventCode PageResumed = new("page.resumed");

    /// <summary>The clock went on while the page stood still: the computer was asleep, or its clock was set.</summary>
    public static readonly EventCode ClockJumped = new("clock.jumped");

    /// <summary>The bridge began to observe a page.</summary>
    public static readonly EventCode BridgeStarted = new("bridge.started");

    /// <summary>
    /// The bridge came when the widget had begun to load: what was said before was not heard, so nothing is known of how the widget does.
    /// </summary>
    public static readonly EventCode BridgeLate = new("bridge.late");

    /// <summary>There has been no widget in the page so far; the text says what is there instead.</summary>
    public static readonly EventCode WidgetAbsent = new("widget.absent");

    /// <summary>Two widgets of one project are live in the page: each holds an interview of its own.</summary>
    public static readonly EventCode WidgetTwice = new("widget.twice");

    /// <summary>The widget uses the microphone while the page does not show it.</summary>
    public static readonly EventCode WidgetHidden = new("widget.hidden");

    /// <summary>The page took a widget away, or led it elsewhere, while its interview was going on.</summary>
    public static readonly EventCode InterviewLost = new("interview.lost");

    /// <summary>The page began to listen for what the widget had said already, and nobody had read.</summary>
    public static readonly EventCode ListenerLate = new("listener.late");

    /// <summary>The page's listener read where a message of the widget came from and left it unread.</summary>
    public static readonly EventCode ListenerRefused = new("listener.refused");

    /// <summary>More messages came than the bridge records; the text says how many were left out.</summary>
    public static readonly EventCode BridgeOverflow = new("bridge.overflow");

    /// <summary>The page is going away; nothing follows in this session.</summary>
    public static readonly EventCode BridgeClosing = new("bridge.closing");

    /// <summary>Koji's API, or the widget's page, answered without an error.</summary>
    public static readonly EventCode ApiAnswered = new("api.answered");

    /// <summary>It answered an error that says none of Koji's codes.</summary>
    public static readonly EventCode ApiRefused = new("api.refused");

    /// <summary>The connection closed before there was a whole answer.</summary>
    public static readonly EventCode ApiUnanswered = new("api.unanswered");

    /// <summary>An exchange of the simulator that could not be written down.</summary>
    public static readonly EventCode ApiUntold = new("api.untold");

    /// <summary>Every code, Koji's first.</summary>
    public static IReadOnlyCollection<EventCodeInfo> All => Index.ByCode.Values;

    /// <summary>Gets what is known of <paramref name="code"/>; null when it is not in the catalogue.</summary>
    public static EventCodeInfo? Find(EventCode code) => Index.ByCode.GetValueOrDefault(code);

    private static IEnumerable<EventCodeInfo> Describe() =>
        [
            .. KojiErrorCatalog.All.Select(error => new EventCodeInfo(error.Code, Severity.Error, error.Message)),
            new(WidgetReady, Severity.Info, "The widget is ready."),
            new(WidgetMessage, Severity.Info, "Widget message without a code of its own."),
            new(MessageUnrecognised, Severity.Warning, "Message of unknown shape."),
            new(MessageOther, Severity.Info, "Messages of other senders that are not about Koji, counted."),
            new(InterviewStarted, Severity.Info, "The interview started."),
            new(InterviewMessage, Severity.Info, "The interviewer answered."),
            new(InterviewCompleted, Severity.Info, "The interview is completed."),
            new(MicrophoneStarted, Severity.Info, "The widget has a live audio track."),
            new(MicrophoneStopped, Severity.Info, "The widget released the microphone."),
            new(FrameFound, Severity.Info, "Widget iframe detected."),
            new(FrameLoaded, Severity.Info, "iframe load event (not proof that it loaded)."),
            new(FrameRemoved, Severity.Warning, "The widget iframe was removed from the page."),
            new(FrameNavigated, Severity.Warning, "The widget iframe navigated to another address."),
            new(PolicyViolation, Severity.Warning, "The host page's Content Security Policy was violated."),
            new(PermissionChanged, Severity.Info, "The host page's microphone permission changed."),
            new(PageFrozen, Severity.Info, "The browser froze the page."),
            new(PageResumed, Severity.Info, "The browser resumed the frozen page."),
            new(ClockJumped, Severity.Info, "The clock went on while the page stood still."),
            new(BridgeStarted, Severity.Info, "The bridge started to observe the page."),
            new(
                BridgeLate,
                Severity.Info,
                "The bridge started after the widget and has heard nothing of it yet: put it before the iframe."
            ),
            new(WidgetAbsent, Severity.Info, "No widget is in the page so far."),
            new(WidgetTwice, Severity.Warning, "Two widgets of one project are live in the page."),
            new(WidgetHidden, Severity.Warning, "The widget uses the microphone where nobody can see it."),
            new(InterviewLost, Severity.Warning, "The page ended an interview that was going on."),
            new(ListenerLate, Severity.Warning, "The page began to listen after the widget had said that it is ready."),
            new(ListenerRefused, Severity.Warning, "The page's listener leaves unread what the widget says."),
            new(BridgeOverflow, Severity.Warning, "More messages arrived than the bridge records."),
            new(BridgeClosing, Severity.Info, "The page is going away."),
            new(ApiAnswered, Severity.Info, "The API answered."),
            new(ApiRefused, Severity.Error, "The API answered with an error that has no documented code."),
            new(ApiUnanswered, Severity.Warning, "The connection closed before the response was complete."),
            new(ApiUntold, Severity.Warning, "An exchange with the simulator could not be recorded."),
        ];

    // In a class of its own: the catalogue of errors names codes from here, so building the index together with them would ask that
    // catalogue for its list while it is still being made.
    private static class Index
    {
        public static readonly Dictionary<EventCode, EventCodeInfo> ByCode = Describe().ToDictionary(info => info.Code);
    }
}
