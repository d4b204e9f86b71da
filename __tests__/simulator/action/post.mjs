console.log(`post of build ${process.env.STATE_buildNumber}`);
