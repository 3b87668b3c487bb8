using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
#pragma warning disable IDE0005 // Of the two projects that this file is in, one has the namespace implicitly.
using Microsoft.Extensions.Logging;
#pragma warning restore IDE0005 // For the rest of the file.
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace KojiWidgetHarness.Logging;

/// <summary>
/// Writes logs to standard error so that nothing that a page or a request said can steer a terminal, or be a command to a CI system, and
/// without secrets.
/// </summary>
internal sealed class PrintedFormatter() : ConsoleFormatter(FormatterName)
{
    private const string FormatterName = "printed";

    /// <summary>Adds the formatter.</summary>
    public static ILoggingBuilder AddTo(ILoggingBuilder logging) =>
        logging
            .AddConsole(console => (console.LogToStandardErrorThreshold, console.FormatterName) = (LogLevel.Trace, FormatterName))
            .AddConsoleFormatter<PrintedFormatter, ConsoleFormatterOptions>();

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var text =
            $"{Word(logEntry.LogLevel)}: {logEntry.Category}: {PrintedText.Line(logEntry.Formatter(logEntry.State, logEntry.Exception))}";
        textWriter.WriteLine(PrintedText.Guarded(Redactor.Redact(logEntry.Exception is { } exception ? $"{text}\n{exception}" : text)));
    }

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => level.ToString().ToLowerInvariant(),
        };
}
