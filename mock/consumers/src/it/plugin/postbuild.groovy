// Checks what the three builds printed and wrote.
def log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/chatspec/junit.xml').isFile() && new File(basedir, 'target/chatspec/report.html').isFile()
assert log.contains('1 exchange: 0 errors')
println 'PROVED plugin: check reads src/test/recordings in mvn verify and writes its reports'
assert log.contains('Recorded responses violate the contract') && new File(basedir, 'target/violations/junit.xml').isFile()
println 'PROVED plugin: check fails the build for a violation'
assert log.contains('The contract has changes that fail the build')
println 'PROVED plugin: diff passes a new field and fails the build for a changed type, compared with a revision'
assert log.contains('The mock answers at http://127.0.0.1:')
def address = (log =~ /The mock answers at http:\/\/127\.0\.0\.1:(\d+)/)[0][1] as int
try {
    new Socket('127.0.0.1', address).close()
    assert false: 'The mock still runs.'
} catch (ConnectException stopped) {
    println 'PROVED plugin: mock-stop has stopped the mock'
}
return true
