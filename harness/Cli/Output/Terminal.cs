using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>
/// Standard output and standard error as all commands have them. Nothing that a page, a file or a server says can steer the terminal, or be
/// a command to the CI system that reads the log.
/// </summary>
internal static class Terminal
{
    /// <summary>Standard error for people, with colours where it is a terminal.</summary>
    public static IAnsiConsole Errors { get; private set; } = AnsiConsole.Console;

    /// <summary>Standard error for what moves the cursor there; its text has to be our own.</summary>
    public static TextWriter ErrorControl { get; private set; } = Console.Error;

    /// <summary>Standard output for commands of ours to a CI system, a line each.</summary>
    public static TextWriter Commands { get; private set; } = Console.Out;

    /// <summary>Gets the writer of CI commands on standard error.</summary>
    public static TextWriter ErrorCommands { get; private set; } = Console.Error;

    /// <summary>Puts itself before the console's two writers, and before Spectre's.</summary>
    public static void Open() => Open(outputIsTerminal: !Console.IsOutputRedirected, errorIsTerminal: !Console.IsErrorRedirected);

    /// <summary>Opens it where the console's writers were replaced, so that the process cannot know what they are.</summary>
    public static void Open(bool outputIsTerminal, bool errorIsTerminal)
    {
        var (output, errors) = (Console.Out, Console.Error);
        var (outputGuard, errorGuard) = (new CommandGuard(), new CommandGuard());
        Console.SetOut(new PrintedWriter(output, outputGuard));
        Console.SetError(new PrintedWriter(errors, errorGuard));
        Commands = new PrintedWriter(output, outputGuard) { IsCommands = true };
        ErrorCommands = new PrintedWriter(errors, errorGuard) { IsCommands = true };
        ErrorControl = new PrintedWriter(errors, errorGuard) { IsStyled = true };
        AnsiConsole.Console = Styled(new PrintedWriter(output, outputGuard) { IsStyled = true }, outputIsTerminal);
        Errors = Styled(ErrorControl, errorIsTerminal);
    }

    private static IAnsiConsole Styled(TextWriter writer, bool isTerminal)
    {
        // Of another writer than the console's own it cannot tell by itself. Some CI systems show colours, and get them.
        var console = AnsiConsole.Create(
            new()
            {
                Out = new TerminalOutput(writer, isTerminal),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
        // The first one is the last one to be asked, so it sees what others put in.
        console.Pipeline.Attach(new PrintedSegments());
        return console;
    }
}

/// <summary>Where Spectre writes, and what it has to know of the place.</summary>
/// <param name="writer">Where.</param>
/// <param name="isTerminal">Whether a person sees it there.</param>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    /// <summary>
    /// The width of what is not a terminal: nothing is wrapped there, for a broken name is worth nothing to a reader of a log.
    /// </summary>
    public const int Unlimited = 100_000;

    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => !isTerminal ? Unlimited : Measured(() => Console.BufferWidth, UsualWidth);

    public int Height => Measured(() => Console.WindowHeight, UsualHeight);

    public void SetEncoding(Encoding encoding) => Console.OutputEncoding = encoding;

    // A console may not know, and says 0 or throws then.
    private static int Measured(Func<int> measure, int usual)
    {
        try
        {
            return measure() is > 0 and var size ? size : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }
}

/// <summary>
/// Cleans the text of everything that Spectre renders. Its colours and movements of the cursor are put around that text later, and stay.
/// </summary>
internal sealed class PrintedSegments : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(item => new Printed(item));

    private sealed class Printed(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Cleaned);

        private static Segment Cleaned(Segment segment) =>
            segment.IsControlCode || segment.IsLineBreak
                ? segment
                : new(Redactor.HideCredentials(PrintedText.Of(segment.Text)), segment.Style);
    }
}

/// <summary>Data on standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Writes a value as JSON on one line, in which nothing is left that printing would have to replace.</summary>
    public static void WriteJson<T>(this TextWriter output, T value, JsonTypeInfo<T> type) =>
        output.WriteLine(PrintedText.Json(JsonSerializer.Serialize(value, type)));
}
