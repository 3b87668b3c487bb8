namespace KojiWidgetHarness.Cli.Failures;

/// <summary>What fails where nobody waits for it: a thread or a task in the background.</summary>
internal static class LastResort
{
    /// <summary>From now on such a failure is a line and an exit code, too.</summary>
    public static void Install(TextWriter errors)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, failed) =>
        {
            if (failed.ExceptionObject is Exception failure)
                Environment.Exit(FailureLine.Write(failure, errors));
        };
        TaskScheduler.UnobservedTaskException += (_, failed) =>
        {
            failed.SetObserved();
            // Whatever needed that task's outcome has failed by itself; this is for anyone who looks for the reason.
            if (FailureLine.ShowsDetails)
                errors.WriteLine(failed.Exception);
        };
    }
}
