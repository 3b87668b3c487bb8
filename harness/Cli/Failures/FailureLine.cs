using System.Net.Sockets;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Sites;
using Microsoft.AspNetCore.Connections;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Cli.Failures;

/// <summary>What a command that failed says, in one line, and whose fault it was.</summary>
/// <param name="Text">The line.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
internal sealed record FailureLine(string Text, int ExitCode)
{
    /// <summary>Environment variable that shows the details of a failure.</summary>
    public const string DebugVariable = "KOJI_DEBUG";

    /// <summary>Gets a value indicating whether somebody wants the details.</summary>
    public static bool ShowsDetails => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } and not "0";

    /// <summary>The line of a failure.</summary>
    public static FailureLine Of(Exception failure) =>
        failure switch
        {
            // These say themselves what is wrong and what helps.
            CommandException ended => new(ended.Message, ended.ExitCode),
            EmbedNotFoundException => new(failure.Message, ExitCodes.Failed),
            PageNotReachedException or BrowserNotFoundException or EventLogException => new(failure.Message, ExitCodes.Environment),
            _ when IsOfPort(failure) => new(
                $"{PrintedText.Line(failure.Message)} Choose another with --port or --widget-port; 0 takes a free one.",
                ExitCodes.Environment
            ),
            OperationCanceledException => new("Stopped.", ExitCodes.Environment),
            AggregateException { InnerExceptions: [var only] } => Of(only),
            IOException
            or UnauthorizedAccessException
            or HttpRequestException
            or SocketException
            or PlaywrightException
            or TimeoutException => new($"{PrintedText.Line(failure.Message)} {DebugVariable}=1 shows the details.", ExitCodes.Environment),
            _ => new(
                $"This should not have failed: {PrintedText.Line(failure.Message).TrimEnd('.')}. "
                    + $"Try again with {DebugVariable}=1, which shows the details, and report them.",
                ExitCodes.Environment
            ),
        };

    /// <summary>Writes the line, and the details where they are asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(Exception failure, TextWriter errors)
    {
        var line = Of(failure);
        errors.WriteLine(line.Text);
        if (ShowsDetails)
            errors.WriteLine(failure);
        return line.ExitCode;
    }

    // Of all that may go wrong with sockets, only this is about where to listen.
    private static bool IsOfPort(Exception failure) =>
        failure
            is AddressInUseException
                or SocketException
                {
                    SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable
                }
        || (failure is IOException { InnerException: { } inner } && IsOfPort(inner));
}
