namespace KojiWidgetHarness.Cli.Failures;

/// <summary>Ends a command. The message says in one line what is wrong and what to do.</summary>
/// <param name="message">The line.</param>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
internal abstract class CommandException(string message, int exitCode) : Exception(message)
{
    /// <summary>Gets the program's exit code: whose fault it was.</summary>
    public int ExitCode => exitCode;
}

/// <summary>The command line asks for something that does not exist. The message names what does.</summary>
internal sealed class UsageException(string message) : CommandException(message, ExitCodes.Usage);

/// <summary>This machine, or a server, does not do what the command needs. The message says what helps.</summary>
internal sealed class EnvironmentException(string message) : CommandException(message, ExitCodes.Environment);
