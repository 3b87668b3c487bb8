using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>The steps as scenario files name them: the one table from which they are read, written, described and checked.</summary>
internal static class StepWords
{
    /// <summary>All words for steps.</summary>
    public static IReadOnlyList<Word<Step>> All { get; } =
    [
        Word<Step>.Of("start-interview", "Presses the widget's start button and waits until the interview runs.", () =>
            new StartInterview()
        ),
        Word<Step>.Of(
            "answer",
            "Writes an answer and sends it.",
            Parameter.Of("text", "The answer.", Kinds.Text),
            text => new Answer(text),
            made => made.Text
        ),
        Word<Step>.Of("speak", "Lets the microphone hear something and sends it.", () => new SpeakAnswer()),
        Word<Step>.Of("finish-interview", "Ends the interview as a person would.", () => new FinishInterview()),
        Word<Step>.Of(
            "click",
            "Clicks what a selector finds: a consent banner of the page, a button of the widget.",
            Parameter.Of("selector", "A selector of Playwright's, CSS for example; it has to find one element.", Kinds.Text),
            Parameter.Of("in", "In which page.", Kinds.OneOf<PagePart>(), PagePart.HostPage),
            (selector, page) => new Click(selector, page),
            made => (made.Selector, made.In)
        ),
        Word<Step>.Of(
            "wait-for",
            "Waits until the log holds an event that counts.",
            Parameter.Of("code", "Its code.", Kinds.Code),
            Parameter.Of("times", "How many of them the session has to have by then.", Kinds.Whole(1, 100), 1),
            (code, times) => new AwaitEvent(code, times),
            made => (made.Code, made.Times)
        ),
        Word<Step>.Of(
            "wait-for-widget",
            "Waits until the widget has said anything that counts; of one that starts by itself, until its interview runs.",
            () => new AwaitAnswer()
        ),
        Word<Step>.Of(
            "wait-until-offline",
            "Waits until the page knows that its network is gone; with the fault 'goes-offline', until that has cost it the widget.",
            () => new AwaitOffline()
        ),
        Word<Step>.Of("let-bridge-settle", "Waits until the bridge would have reported a missed deadline.", () => new LetBridgeSettle()),
        Word<Step>.Of("let-widget-answer", "Lets a widget's server answer that the fault 'answers-late' holds back.", () =>
            new LetWidgetAnswer()
        ),
        Word<Step>.Of(
            "advance-page-clock",
            "Moves the clock of the host page and its frames forward.",
            Parameter.Of("by", "How far.", Kinds.Time),
            by => new AdvancePageClock(by),
            made => made.By
        ),
        Word<Step>.Of(
            "advance-server-clock",
            "Moves the simulator's clock forward, and with it the age of every session.",
            Parameter.Of("by", "How far.", Kinds.Time),
            by => new AdvanceServerClock(by),
            made => made.By
        ),
        Word<Step>.Of(
            "put-computer-to-sleep",
            "Closes the laptop's lid and opens it again: both clocks are moved.",
            Parameter.Of("for", "How long.", Kinds.Time),
            time => new PutComputerToSleep(time),
            made => made.For
        ),
        Word<Step>.Of(
            "freeze-tab",
            "Lets the browser freeze the tab behind another one, and comes back. Needs 'browser: tabs'.",
            Parameter.Of("for", "How long.", Kinds.Time),
            time => new FreezeTab(time),
            made => made.For
        ),
        Word<Step>.Of("revoke-microphone", "Takes the microphone permission back from the embedding page.", () => new RevokeMicrophone()),
        Word<Step>.Of("revoke-session", "Lets the server take the interview's session token back.", () => new RevokeSession()),
        Word<Step>.Of("complete-elsewhere", "Completes the interview by the API while the widget is open.", () => new CompleteElsewhere()),
        Word<Step>.Of("go-offline", "Takes the network away. Before the scenario ends it has to come back.", () => new GoOffline()),
        Word<Step>.Of("come-back-online", "Gives the browser its network back.", () => new ComeBackOnline()),
    ];
}
