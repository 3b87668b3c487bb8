using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Scenarios;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>The folder for traces and pictures.</summary>
internal static class CaptureFolder
{
    /// <summary>
    /// Makes it where it is not there, and sees that files can be written to it: a run must not end without what it was asked to keep.
    /// </summary>
    /// <param name="capture">What is to be kept; null for nothing.</param>
    /// <exception cref="EnvironmentException">Nothing can be written there.</exception>
    public static void Prepare(CaptureSettings? capture)
    {
        if (capture is null)
            return;
        try
        {
            var folder = PrivateFile.CreateFolder(capture.Folder);
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                $"Traces and pictures cannot be written to '{capture.Folder}': {refused.Message} Choose another folder with --output."
            );
        }
    }
}
