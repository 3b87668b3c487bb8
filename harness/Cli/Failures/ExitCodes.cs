using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Failures;

/// <summary>Exit codes, which say whose fault it was.</summary>
internal static class ExitCodes
{
    /// <summary>Everything went as expected.</summary>
    public const int AsExpected = 0;

    /// <summary>A scenario failed, or could not be decided.</summary>
    public const int Failed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>This machine kept us from looking: no browser, no port, interrupted.</summary>
    public const int Environment = 3;

    /// <summary>Gets what a run means for the caller.</summary>
    public static int ExitCode(this RunReport report) =>
        report switch
        {
            { Failed: > 0 } or { Inconclusive: > 0 } => Failed,
            { Errors: > 0 } or { NotRun.Count: > 0 } => Environment,
            _ => AsExpected,
        };

    /// <summary>Gets what a verdict means for the caller.</summary>
    public static int ExitCode(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => AsExpected,
            Verdict.Error => Environment,
            _ => Failed,
        };
}
