// Each test drives a browser context of its own, and waits for it part of the time: three keep two cores busy.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
