using System.Diagnostics;
using CsCheck;
using KojiWidgetHarness.Checks.Fixes;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class UnifiedDiffTests
{
    private static readonly Gen<string> Text = Gen.Int[0, 3]
        .Select(line => "abcd"[line])
        .Select(Gen.Int[0, 9], (line, end) => line
            + (
                end == 0 ? "\r\n"
                : end == 1 ? "\r"
                : "\n"
            ))
        .Array[0, 40]
        .Select(Gen.Bool, (lines, open) => string.Concat(lines) + (open ? "end" : ""));

    [TestMethod]
    public void Diff_OfOneLine_HasThreeLinesAround() =>
        Assert.AreEqual(
            "--- a/x.html\n+++ b/x.html\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
            UnifiedDiff.Of("x.html", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
        );

    [TestMethod]
    public void Diff_WithoutFinalNewline_SaysSo() =>
        Assert.AreEqual(
            "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
            UnifiedDiff.Of("x", "a", "b")
        );

    [TestMethod]
    public void Diff_OfTheSame_IsEmpty() => Assert.AreEqual("", UnifiedDiff.Of("x", "a\r\n", "a\r\n"));

    // All at once: starting git for each would take minutes.
    [TestMethod]
    public async Task Diff_OfAnyTexts_IsAppliedByGit()
    {
        var folder = Directory.CreateTempSubdirectory("koji-diff-").FullName;
        try
        {
            var pairs = new List<(string Name, string Before, string After)>();
            Gen.Select(Text, Text)
                .Sample((before, after) => pairs.Add(($"a folder/{pairs.Count} \"é\".html", before, after)), iter: 300, threads: 1);
            pairs.Add(("plain.html", "<p>\r\n<b>", "<p>\r\n<b>\r\n"));
            Directory.CreateDirectory(Path.Combine(folder, "a folder"));
            foreach (var (name, before, _) in pairs)
                await File.WriteAllTextAsync(Path.Combine(folder, name), before);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "patch"),
                string.Concat(pairs.Select(pair => UnifiedDiff.Of(pair.Name, pair.Before, pair.After)))
            );

            await ApplyAsync(folder);

            foreach (var (name, before, after) in pairs)
                Assert.AreEqual(after, await File.ReadAllTextAsync(Path.Combine(folder, name)), before);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ApplyAsync(string folder)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "patch"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        };
        // Outside of any repository, whatever the temporary folder lies in.
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder);
        using var git = Process.Start(start)!;
        var said = await git.StandardError.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.AreEqual(0, git.ExitCode, said);
    }
}
